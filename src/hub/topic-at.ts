import type { Bundle } from '../model/bundle.ts'
import { plainPath } from '../model/decode-path.ts'

/** What is known of a site's feeds. */
export interface FeedPlaces extends Pick<Bundle, 'channels' | 'feeds'> {
  site: { url: string }
}

/**
 * The canonical address of the feed at an address, which can be one of its other names; undefined
 * where the site has no feed. Only these are topics (WebSub §5.1).
 */
export function topicAt(
  address: string,
  { site, channels, feeds }: FeedPlaces,
): string | undefined {
  const url = URL.parse(address)
  if (!url || url.origin !== site.url || url.search !== '' || url.hash !== '') return undefined
  const path = plainPath(url.pathname)
  const [folder = ''] = /^\/(?:topics\/[^/]+\/)?/.exec(path) ?? []
  if (!Object.hasOwn(channels, folder)) return undefined
  const name = path.slice(folder.length)
  const feed = feeds.find(({ file, aliases }) => file === name || aliases.includes(name))
  return feed && site.url + folder + feed.file
}
