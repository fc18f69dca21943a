import { getMimeType } from 'hono/utils/mime'
import type { OutputFile } from '../../bundle/output-file.ts'
import { apiArticlePath, apiPaths } from '../../model/api/api-paths.ts'
import { type Article, articlePath, markdownPath } from '../../model/article.ts'
import type { DocumentKind } from '../../model/bundle.ts'
import { channelsOf, topicPath } from '../../model/channel.ts'
import type { Content } from '../../model/content.ts'
import { isHidden } from '../../model/hidden-files.ts'
import type { Topic } from '../../model/site.ts'
import { isVisible } from '../../model/timeline.ts'
import { formats } from '../../render/formats.ts'
import { oldFeedAliases } from '../../render/old-feed-aliases.ts'
import { siteAliases, siteDocuments } from '../../render/site-documents.ts'
import { apiAddresses } from './api-addresses.ts'
import type { KnownPath, OtherPath } from './known-path.ts'
import { sampleFilter } from './sample-filter.ts'

/** Every path that a site has, as its build knows it. */
export interface SiteAddresses {
  feeds: readonly KnownPath[]
  /** Feeds of which something is asked. */
  filtered: readonly KnownPath[]
  /**
   * When the next article leaves, in milliseconds since 1970; `Infinity` without one. No archive
   * becomes another one before, and none does when an article appears.
   */
  sameUntil: number
  /** With the feeds of what each is about, in the order in which it is to offer them. */
  pages: readonly (KnownPath & { nearest: readonly string[] })[]
  lists: readonly KnownPath[]
  texts: readonly KnownPath[]
  assets: readonly KnownPath[]
  /** What programs get, with the path whose bytes it has where there is one. */
  api: readonly (KnownPath & Partial<OtherPath>)[]
  /** Other paths that give the bytes of a document. */
  otherPaths: readonly OtherPath[]
  /** Other spellings that lead to a path. */
  moved: readonly OtherPath[]
  /** Old paths of articles. */
  aliases: readonly OtherPath[]
  /** Questions that make no sense. */
  refused: readonly KnownPath[]
  /** Paths at which nothing ever was. */
  missing: readonly KnownPath[]
  /** Paths of what has been removed. */
  gone: readonly string[]
}

/**
 * The paths that a build serves.
 * @param assets what the platform serves without the Worker
 * @param now only what is public then has a path
 */
export function siteAddresses(
  content: Content,
  assets: readonly OutputFile[],
  now: Date,
): SiteAddresses {
  const { site, topics, articles } = content
  const channels = channelsOf(site, topics).map(({ path }) => path)
  const visible = articles.filter((article) => isVisible(article, now))
  const articlePaths = visible.map(({ slug }) => articlePath(slug))
  const filter = sampleFilter(content, visible)
  return {
    feeds: channels.flatMap(feedsBeside),
    filtered: feedsBeside('/').map((feed) => withQuery(feed, filter.canonical)),
    sameUntil: firstExpiry(visible),
    pages: [
      ...channels.map((path) => pageWith(path, path)),
      ...documentsOf('page').map(({ path }) => pageWith(path, '/')),
      ...articlePaths.map((path) => pageWith(path, '/')),
    ],
    lists: [
      ...documentsOf('text').filter(isList),
      { path: '/sitemap.xml', mediaType: 'application/xml' },
    ],
    texts: [
      ...documentsOf('text').filter((document) => !isList(document) && !isApi(document)),
      { path: '/llms.txt', mediaType: 'text/plain' },
      ...visible.map(({ slug }) => ({ path: markdownPath(slug), mediaType: 'text/markdown' })),
    ],
    assets: [
      ...assets.filter(isPublic).map(({ path }) => `/${encodeURI(path)}`),
      ...timedPaths(content, now),
    ].map(assetPath),
    api: [...documentsOf('text').filter(isApi), ...apiAddresses(visible)],
    otherPaths: [
      ...otherPaths(channels),
      ...Object.entries(oldFeedAliases(site)).map(([path, canonical]) => ({ path, canonical })),
      ...feedsBeside('/').map(({ path }) => ({
        path: `${path}?${filter.other}`,
        canonical: `${path}?${filter.canonical}`,
      })),
    ],
    moved: [
      ...[...channels, ...articlePaths.slice(0, 1)].flatMap(otherSpellings),
      ...channels.flatMap(feedsBeside).map(({ path }) => ({ path: `${path}/`, canonical: path })),
      ...topics.flatMap(oldPaths),
    ],
    aliases: visible.flatMap(({ slug, aliases }) =>
      aliases.map((path) => ({ path, canonical: articlePath(slug) })),
    ),
    refused: [...feedsBeside('/').map(({ path }) => path), apiPaths.articles].map((path) => ({
      path: `${path}?limit=0`,
      mediaType: problemType,
    })),
    missing: missingPaths([...channels, ...articlePaths]),
    gone: gonePaths(content),
  }
}

function feedsBeside(channel: string): KnownPath[] {
  return formats.map(({ file, mediaType }) => ({ path: channel + file, mediaType }))
}

function firstExpiry(visible: readonly Article[]): number {
  return visible.reduce(
    (first, { expires }) => Math.min(first, expires?.getTime() ?? first),
    Number.POSITIVE_INFINITY,
  )
}

function pageWith(path: string, channel: string): SiteAddresses['pages'][number] {
  return {
    path,
    mediaType: 'text/html',
    nearest: feedsBeside(channel).map((feed) => feed.path),
  }
}

function documentsOf(kind: DocumentKind): KnownPath[] {
  return siteDocuments
    .filter((document) => document.kind === kind)
    .map(({ path, mediaType }) => ({ path, mediaType }))
}

function isList({ path }: KnownPath): boolean {
  return path.endsWith('.opml')
}

function isApi({ mediaType }: KnownPath): boolean {
  return mediaType === 'application/json'
}

function withQuery({ path, ...feed }: KnownPath, query: string): KnownPath {
  return { ...feed, path: `${path}?${query}` }
}

function isPublic(file: OutputFile): boolean {
  return file.path !== '_headers' && !isHidden(file)
}

function assetPath(path: string): KnownPath {
  // Servers know two names of the type of icons.
  const mediaType = path.endsWith('.ico') ? undefined : getMimeType(path)?.split(';')[0]
  return { path, ...(mediaType !== undefined && { mediaType }) }
}

/** Files that may be had as long as an article shows them. */
function timedPaths({ timedMedia }: Content, now: Date): string[] {
  return timedMedia
    .filter(({ articles }) => articles.some((article) => isVisible(article, now)))
    .map(({ path }) => path)
}

function otherPaths(channels: readonly string[]): OtherPath[] {
  const ofFeeds = channels.flatMap((channel) =>
    formats.flatMap(({ file, aliases }) =>
      aliases.map((alias) => ({ path: channel + alias, canonical: channel + file })),
    ),
  )
  const ofDocuments = Object.entries(siteAliases).map(([path, canonical]) => ({ path, canonical }))
  return [...ofFeeds, ...ofDocuments]
}

/** What people and programs make of the address of a page, and of the feeds beside it. */
function otherSpellings(page: string): OtherPath[] {
  const ofPage = page === '/' ? [] : [{ path: page.slice(0, -1), canonical: page }]
  return [...ofPage, { path: `${page}index.html`, canonical: page }]
}

/** What the old slugs of a topic lead to. */
function oldPaths({ slug, aliases }: Topic): OtherPath[] {
  const files = ['', ...formats.map(({ file }) => file)]
  return aliases.flatMap((old) =>
    files.map((file) => ({ path: topicPath(old) + file, canonical: topicPath(slug) + file })),
  )
}

function gonePaths({ tombstones, removedTopics }: Content): string[] {
  const articles = tombstones.flatMap(({ slug, aliases }) => [
    articlePath(slug),
    markdownPath(slug),
    ...aliases,
  ])
  const topics = removedTopics
    .flatMap(({ slug, aliases }) => [slug, ...aliases].map(topicPath))
    .flatMap((path) => [path, ...feedsBeside(path).map((feed) => feed.path)])
  return [...articles, ...topics]
}

// RFC 9457 §3.
const problemType = 'application/problem+json'

function missingPaths(present: readonly string[]): KnownPath[] {
  const topic = absent('/topics/', present)
  const article = absent('/articles/', present)
  const slug = article.split('/').at(-2) ?? ''
  return [
    { path: topic },
    ...feedsBeside(topic).map(({ path }) => ({ path, mediaType: problemType })),
    { path: article },
    { path: apiArticlePath(slug), mediaType: problemType },
  ]
}

/** A path of a folder that no page of the site has. */
function absent(folder: string, present: readonly string[], name = 'nothing-here'): string {
  const path = `${folder}${name}/`
  return present.includes(path) ? absent(folder, present, `${name}-either`) : path
}
