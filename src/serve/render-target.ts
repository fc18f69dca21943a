import type { Article } from '../model/article.ts'
import type { Bundle, BundledChannel } from '../model/bundle.ts'
import { type Neighbours, neighboursOf } from '../model/neighbours.ts'
import { firstAfter, lastUntil } from '../model/timeline.ts'
import type { Articles } from './articles.ts'
import type { RenderedTarget } from './find-target.ts'
import type { RenderedAnswer } from './send-rendered.ts'
import { currentStretch, plainBytes } from './stretches.ts'

/** What is rendered when it is asked for. */
export interface Renderers {
  article(article: Article, neighbours: Neighbours): Promise<LinkedPage>
  /** @param gone whether there was something once */
  missing(gone: boolean): Promise<string>
  /**
   * @param file name of the feed beside the page of its channel
   * @param items HTML of the newest items
   */
  preview(channel: BundledChannel, file: string, items: string): Promise<LinkedPage>
}

/** A page, and what its `Link` header says. */
export type LinkedPage = Pick<RenderedAnswer, 'text' | 'link'>

/** All that an answer can be made of. */
export interface Library {
  bundle: Bundle
  renderers: Renderers
  articles: Articles
}

/** Renders what is not ready, with all that its answer says. */
export async function renderTarget(
  target: RenderedTarget,
  library: Library,
  now: number,
): Promise<RenderedAnswer> {
  if ('article' in target) return await articleAnswer(target.article, library, now)
  return await markdownAnswer(target.markdown, library)
}

/** The page about a feed. */
export async function renderPreview(
  channelPath: string,
  feedPath: string,
  { bundle, renderers }: Library,
  now: number,
): Promise<RenderedAnswer> {
  const channel = bundle.channels[channelPath]
  if (!channel) throw new Error(`render preview of ${feedPath}: no channel ${channelPath}`)
  const { stretch, until } = currentStretch(channel.stretches, now)
  const items = new TextDecoder().decode(await plainBytes(stretch))
  return {
    ...(await renderers.preview(channel, feedPath.slice(channelPath.length), items)),
    kind: 'page',
    mediaType: 'text/html',
    ...latest([stretch.lastModified]),
    ...(until !== undefined && { until }),
  }
}

async function articleAnswer(
  number: number,
  { bundle, renderers, articles }: Library,
  now: number,
): Promise<RenderedAnswer> {
  const index = await articles.index()
  const article = await articles.read(number)
  const neighbours = neighboursOf(number, article.topics, index, now)
  const shown = [neighbours.newer, neighbours.older, ...neighbours.more]
  const until = firstAfter(index.moments, now)
  return {
    ...(await renderers.article(article, neighbours)),
    kind: 'page',
    mediaType: 'text/html',
    ...latest([
      bundle.site.updated,
      article.updated.getTime(),
      ...shown.map((link) => link?.updated),
      // What shows the others has changed when one of them left.
      lastUntil(index.departures, now),
    ]),
    ...(until !== undefined && { until }),
  }
}

async function markdownAnswer(
  article: number,
  { bundle, articles }: Library,
): Promise<RenderedAnswer> {
  const { updated, expires } = await articles.index()
  const until = expires[article]
  return {
    text: await articles.markdown(article),
    kind: 'text',
    mediaType: 'text/markdown',
    ...latest([bundle.site.updated, updated[article]]),
    ...(until !== undefined && Number.isFinite(until) && { until }),
  }
}

export function latest(moments: readonly (number | undefined)[]): { lastModified?: number } {
  const known = moments.filter((moment) => moment !== undefined)
  return known.length === 0 ? {} : { lastModified: known.reduce((a, b) => Math.max(a, b)) }
}
