import { apiArticlePath, apiPaths } from '../../model/api/api-paths.ts'
import { articlePath } from '../../model/article.ts'
import { topicPath } from '../../model/channel.ts'
import { formats } from '../../render/formats.ts'
import { siteAliases, siteDocuments } from '../../render/site-documents.ts'
import { cacheControl, immutableCacheControl } from '../../serve/cache-control.ts'
import { commonHeaders } from '../../serve/headers.ts'
import type { HeaderRule } from '../node/asset-rules.ts'
import { isUsualType } from './static-paths.ts'

/** Paths that have their headers in common, with one of them. */
interface Sampled {
  pattern: string
  sample: string
}

/** What there is to take samples of. */
export interface Samples {
  topic?: string
  /** The slug of an article that feeds may hold. */
  article?: string
  /** The name of an archive of the site, and that of one of the topic. */
  archive?: string
  topicArchive?: string
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
  const rules: HeaderRule[] = []
  for (const sampled of sampledPaths(facts.samples)) rules.push(await ruleOf(sampled, facts))
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
function sampledPaths({ topic, article, archive, topicArchive }: Samples): Sampled[] {
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
    ...(article === undefined
      ? []
      : [
          { pattern: '/articles/*', sample: articlePath(article) },
          { pattern: `${apiPaths.articles}/*`, sample: apiArticlePath(article) },
        ]),
    ...[
      ...siteDocuments.map(({ path }) => path),
      ...Object.keys(siteAliases),
      ...Object.values(apiPaths).filter((path) => !path.includes(':')),
      '/llms.txt',
      '/sitemap.xml',
    ].map((path) => ({ pattern: path, sample: path })),
  ]
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
  const isImmutable = sent.get('cache-control')?.includes('immutable')
  const link = linkOf(sent.get('link'), isPattern ? sample : undefined)
  return {
    pattern,
    headers: [
      // Pages and their Markdown share a pattern, and have types that every host knows.
      ...(mediaType === 'text/html' || isUsualType(file, type)
        ? []
        : [header('Content-Type', type)]),
      // When the site changes, only its next build knows.
      header('Cache-Control', isImmutable ? immutableCacheControl() : cacheControl(polling)),
      header('Content-Security-Policy', sent.get('content-security-policy') ?? ''),
      ...(link === '' ? [] : [header('Link', link)]),
    ],
  }
}

/** The links that do not name what the pattern leaves open. */
function linkOf(link: string | null, sample: string | undefined): string {
  const folder = sample?.replace(/[^/]*$/, '')
  return (link ?? '')
    .split(/, (?=<)/)
    .filter((one) => folder === undefined || folder === '/' || !one.includes(`${folder}`))
    .join(', ')
}

function header(name: string, value: string): readonly [string, string] {
  return [name, value]
}
