import { type FeedChannel, type FeedSite, feedOptions } from './feed-options.ts'
import { formats } from './formats.ts'

/** What every archive document of a channel says besides its items and its links. */
export function archiveSeed(site: FeedSite, channel: FeedChannel): string {
  const options = feedOptions(site, channel, { updated: new Date(0), feedLinks: {} })
  const frames = formats.map(({ syntax }) => syntax.frame({ ...options, history: archive }))
  return frames.map(({ head, tail }) => head + tail).join('')
}

const archive = { is: 'archive', links: [] } as const
