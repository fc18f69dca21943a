import { apiPaths } from '../../model/api/api-paths.ts'
import { articlePath } from '../../model/article.ts'
import { topicPath } from '../../model/channel.ts'
import type { Content } from '../../model/content.ts'
import { decodePath } from '../../model/decode-path.ts'
import type { Site } from '../../model/site.ts'
import { isVisible } from '../../model/timeline.ts'
import { formats } from '../../render/formats.ts'
import { oldFeedAliases } from '../../render/old-feed-aliases.ts'
import { jsonFeedType, type StaticPaths } from './static-paths.ts'

/** A line of `_redirects`, as Netlify and Cloudflare read it. */
export interface RedirectRule {
  /** With `:name` for anything without a slash, and `*` at the end for anything. */
  from: string
  to: string
  /** 200 gives the bytes of the other path. */
  status: 200 | 301
}

export interface RedirectRules {
  /** Cloudflare takes no other ones before them. */
  plain: readonly RedirectRule[]
  /** With patterns; the first one that fits counts. */
  patterns: readonly RedirectRule[]
}

/** What leads from other addresses to those that have files. */
export function redirectRules(
  { site, topics, articles }: Pick<Content, 'site' | 'topics' | 'articles'>,
  paths: Pick<StaticPaths, 'fileOf'>,
  now: Date,
): RedirectRules {
  const visible = articles.filter((article) => isVisible(article, now))
  const old = topics.flatMap(({ slug, aliases }) =>
    aliases.map((alias) => ({ from: topicPath(alias), to: topicPath(slug) })),
  )
  return {
    plain: [
      ...withoutNames('/', paths),
      ...rewrite(apiPaths.articles, jsonFeed),
      ...oldFeeds(site, paths),
      ...old.map(({ from, to }) => moved(withoutSlash(from), to)),
      ...visible.flatMap(({ slug, aliases }) =>
        aliases
          .filter(isPlain)
          .flatMap((alias) =>
            [...new Set([alias, withoutSlash(alias)])].map((from) =>
              moved(from, articlePath(slug)),
            ),
          ),
      ),
    ],
    patterns: [
      ...old.map(({ from, to }) => moved(`${from}*`, `${to}:splat`)),
      ...withoutNames(topicPath(':topic'), paths),
    ],
  }
}

/** The rules as a file. */
export function writeRedirects({ plain, patterns }: RedirectRules): string {
  return [...plain, ...patterns]
    .map(({ from, to, status }) => `${from} ${encodeURI(decodeURI(to))} ${status}\n`)
    .join('')
}

/** A path that a rule can name: a colon or a star would be taken for a pattern. */
export function isPlain(path: string): boolean {
  return !/[:*\s]/.test(path)
}

/** The feeds of a channel at addresses that hosts cannot tell the type of. */
function withoutNames(channel: string, { fileOf }: Pick<StaticPaths, 'fileOf'>): RedirectRule[] {
  return formats.flatMap(({ file, aliases, mediaType }) =>
    aliases
      // They are the same beside every channel.
      .filter((alias) => fileOf(`/${alias}`, mediaType) !== alias)
      .flatMap((alias) => rewrite(channel + alias, channel + file)),
  )
}

/** The feeds at paths of another program that have no file under that name. */
function oldFeeds(site: Site, { fileOf }: Pick<StaticPaths, 'fileOf'>): RedirectRule[] {
  return Object.entries(oldFeedAliases(site))
    .filter(([path]) => isPlain(path))
    .filter(([path, feed]) => {
      const format = formats.find(({ file }) => feed.endsWith(`/${file}`))
      return fileOf(path, format?.mediaType ?? '') !== decodePath(path).slice(1)
    })
    .flatMap(([path, feed]) => rewrite(path, feed))
}

const jsonFeed = formats
  .filter(({ mediaType }) => mediaType === jsonFeedType)
  .map(({ file }) => `/${file}`)
  .at(0)

function rewrite(from: string, to: string | undefined): RedirectRule[] {
  return to === undefined ? [] : [{ from, to, status: 200 }]
}

function moved(from: string, to: string): RedirectRule {
  return { from, to, status: 301 }
}

function withoutSlash(path: string): string {
  return path.replace(/(?<=.)\/$/, '')
}
