import { apiArticlePath, apiPaths } from '../../model/api/api-paths.ts'
import { articlePath } from '../../model/article.ts'
import { topicPath } from '../../model/channel.ts'
import { formats } from '../../render/formats.ts'
import { siteAliases, siteDocuments } from '../../render/site-documents.ts'
import { cacheControl } from '../../serve/cache-control.ts'
import { commonHeaders } from '../../serve/headers.ts'
import { type HeaderRule, matchesPattern } from '../node/asset-rules.ts'
import type { Samples } from './header-samples.ts'
import { isPlain } from './redirect-rules.ts'
import { isUsualType } from './static-paths.ts'

/** Paths that have their headers in common, with one of them. */
interface Sampled {
  pattern: string
  sample: string
}

interface Facts {
  samples: Samples
  /** Minutes between two polls. */
  polling: number
  /** The headers that the site itself sends with a path. */
  headersOf(path: string): Promise<Headers>
  fileOf(path: string, mediaType: string): string
}

/**
 * The headers of all files by patterns, for hosts that read them from `_headers`. They are those
 * that the site itself sends; no two rules give a path the same header, since hosts would join the
 * values.
 * @param assets rules for the files that are no documents
 */
export async function headerRules(
  facts: Facts,
  assets: readonly HeaderRule[],
): Promise<HeaderRule[]> {
  const kinds = sampledPaths(facts.samples)
  const rules: HeaderRule[] = []
  for (const sampled of [...kinds, ...oldFeedPaths(facts.samples, [...assets, ...kinds])]) {
    rules.push(await ruleOf(sampled, facts))
  }
  return [
    { pattern: '/*', headers: Object.entries(commonHeaders) },
    ...assets.map(({ pattern, headers }) => ({
      pattern,
      headers: headers.filter(([name]) => !Object.hasOwn(commonHeaders, name)),
    })),
    ...rules,
  ]
}

/** One path of each kind; what there is none of needs no rule. */
function sampledPaths({ topic, article, item, archive, topicArchive }: Samples): Sampled[] {
  const topics = ':topic'
  const inTopics =
    topic === undefined ? [] : [{ pattern: topicPath(topics), sample: topicPath(topic) }]
  const channels = [{ pattern: '/', sample: '/' }, ...inTopics]
  return [
    ...channels,
    ...channels.flatMap((channel) =>
      formats.flatMap(({ file, aliases }) =>
        [file, ...aliases].map((name) => beside(channel, name, file)),
      ),
    ),
    ...[archive, topicArchive].flatMap((name, index) => {
      const channel = channels[index]
      if (name === undefined || !channel) return []
      return formats.map(({ file }) => ({
        pattern: `${channel.pattern}archives/:archive/${file}`,
        sample: `${channel.sample}archives/${name}/${file}`,
      }))
    }),
    ...(article === undefined ? [] : [{ pattern: '/articles/*', sample: articlePath(article) }]),
    ...(item === undefined
      ? []
      : [{ pattern: `${apiPaths.articles}/*`, sample: apiArticlePath(item) }]),
    ...[
      ...siteDocuments.map(({ path }) => path),
      ...Object.keys(siteAliases),
      ...Object.values(apiPaths).filter((path) => !path.includes(':')),
      '/llms.txt',
      '/sitemap.xml',
    ].map((path) => ({ pattern: path, sample: path })),
  ]
}

/** They come last: where a host reads no more rules, only their types are lost. */
function oldFeedPaths(
  { oldFeeds }: Samples,
  rules: readonly Pick<HeaderRule, 'pattern'>[],
): Sampled[] {
  return Object.entries(oldFeeds)
    .map(([path, feed]) => ({ pattern: path, sample: feed }))
    .filter(({ pattern: path }) => isPlain(path))
    .filter(({ pattern: path }) => !rules.some(({ pattern }) => matchesPattern(pattern, path)))
}

function beside({ pattern, sample }: Sampled, name: string, file: string): Sampled {
  return { pattern: pattern + name, sample: sample + file }
}

async function ruleOf(
  { pattern, sample }: Sampled,
  { headersOf, fileOf, polling }: Facts,
): Promise<HeaderRule> {
  const sent = await headersOf(sample)
  const type = sent.get('content-type') ?? ''
  const [mediaType = ''] = type.split(';')
  const isPattern = pattern !== sample && /[:*]/.test(pattern)
  const file = pattern.endsWith('*') ? '' : fileOf(isPattern ? sample : pattern, mediaType)
  const link = linkOf(sent.get('link'), isPattern ? leftOpen(pattern, sample) : undefined)
  return {
    pattern,
    headers: [
      // Pages and their Markdown share a pattern, and have types that every host knows.
      ...(mediaType === 'text/html' || isUsualType(file, type)
        ? []
        : [header('Content-Type', type)]),
      // When the site changes, only its next build knows, and that may put another archive into the
      // place of what follows one.
      header('Cache-Control', cacheControl(polling)),
      header('Content-Security-Policy', sent.get('content-security-policy') ?? ''),
      ...(link === '' ? [] : [header('Link', link)]),
    ],
  }
}

/** The part of a sample, up to a slash, that is another one for other paths of the pattern. */
function leftOpen(pattern: string, sample: string): string {
  const end = sample.indexOf('/', pattern.search(/[:*]/))
  return end < 0 ? sample : sample.slice(0, end + 1)
}

/** The links, but for those to what a pattern leaves open. */
function linkOf(link: string | null, open: string | undefined): string {
  return (link ?? '')
    .split(/, (?=<)/)
    .filter((one) => open === undefined || !one.includes(open))
    .join(', ')
}

function header(name: string, value: string): readonly [string, string] {
  return [name, value]
}
