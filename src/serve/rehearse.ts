import type { Article } from '../model/article.ts'
import type { BundledChannel } from '../model/bundle.ts'
import type { Library } from './library.ts'
import { canonicalQuery } from './query/canonical-query.ts'
import { parseQuery } from './query/parse-query.ts'

type Stage = Omit<Library, 'articles'>

// With letters that folding changes. Two of a kind, languages and dates make Intl words of their own,
// each of which would take some milliseconds more.
const question = 'any=a&not=c&source=d&author=e&q="ğ ı"'

/**
 * Does once what takes long only the first time: words of Intl in the language of the site, patterns
 * of Unicode, code that has to be compiled. A Worker has a second to start, and 10 ms to answer on
 * the Free plan. Nothing is read, and nothing is kept.
 */
export async function rehearse(stage: Stage): Promise<void> {
  const { renderers, bundle } = stage
  const article = articleFor(stage)
  const link = { ...article, published: 0, updated: 0 }
  await Promise.all([
    ...Object.values(bundle.channels)
      .slice(0, 1)
      .map((channel) => rehearseFeeds(channel, stage)),
    renderers.article(article, { newer: link, older: link, more: [link] }),
    renderers.previewItems([article]),
    renderers.refused([{ parameter: 'any', found: '', expected: '' }]),
    renderers.missing(false),
  ])
}

async function rehearseFeeds(
  channel: BundledChannel,
  { bundle, renderers, labels }: Stage,
): Promise<void> {
  const { site, feeds } = bundle
  const parsed = parseQuery(new URLSearchParams(question), labels, site.timeZone)
  if ('problems' in parsed) throw new Error('rehearse: the question has problems')
  const canonical = canonicalQuery(parsed.query)
  const parts = feeds.map(({ file }) => ({ channel, file, canonical, ...parsed }))
  renderers.archiveSeed(channel)
  for (const part of parts) {
    renderers.outline({ ...part, updated: 0, history: { is: 'page', nextQuery: canonical } })
  }
  // The pages about feeds of all formats are made by the same code.
  for (const part of parts.slice(0, 1)) await renderers.preview(part, '')
}

function articleFor({ bundle }: Stage): Article {
  return {
    id: 'tag:rehearsal',
    slug: 'rehearsal',
    title: 'Rehearsal',
    published: new Date(0),
    updated: new Date(1e12),
    summary: '',
    summaryFromText: false,
    topics: bundle.site.topics.map(({ slug }) => slug),
    tags: ['rehearsal'],
    authors: [],
    // One that differs from that of the site has to be named.
    language: 'und',
    source: { name: '', url: 'https://rehearsal.example/', published: new Date(0) },
    corrections: [{ date: new Date(0), text: '' }],
    aliases: [],
    inFeeds: true,
    html: '<h2>A</h2><p><img src="/b.png" alt=""></p>',
  }
}
