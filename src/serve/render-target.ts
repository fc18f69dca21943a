import { neighboursOf } from '../model/neighbours.ts'
import { firstAfter, lastUntil } from '../model/timeline.ts'
import type { RenderedTarget } from './find-target.ts'
import { latest } from './latest.ts'
import type { Library } from './library.ts'
import type { RenderedAnswer } from './send-rendered.ts'

/** Renders what is not ready, with all that its answer says. */
export async function renderTarget(
  target: RenderedTarget,
  library: Library,
  now: number,
): Promise<RenderedAnswer> {
  if ('article' in target) return await articleAnswer(target.article, library, now)
  return await markdownAnswer(target.markdown, library)
}

async function articleAnswer(
  number: number,
  { bundle, renderers, articles }: Library,
  now: number,
): Promise<RenderedAnswer> {
  const index = await articles.index()
  const article = await articles.read(number)
  const neighbours = await neighboursOf(number, article.topics, index, now)
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
  number: number,
  { bundle, articles }: Library,
): Promise<RenderedAnswer> {
  const { markdown, updated, expires } = await articles.read(number)
  return {
    text: markdown,
    kind: 'text',
    mediaType: 'text/markdown',
    ...latest([bundle.site.updated, updated.getTime()]),
    ...(expires && { until: expires.getTime() }),
  }
}
