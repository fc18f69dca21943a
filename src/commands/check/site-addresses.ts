import { getMimeType } from 'hono/utils/mime'
import type { OutputFile } from '../../bundle/output-file.ts'
import { articlePath, markdownPath } from '../../model/article.ts'
import type { DocumentKind } from '../../model/bundle.ts'
import { channelsOf, topicPath } from '../../model/channel.ts'
import type { Content } from '../../model/content.ts'
import type { Topic } from '../../model/site.ts'
import { isVisible } from '../../model/timeline.ts'
import { formats } from '../../render/formats.ts'
import { siteAliases, siteDocuments } from '../../render/site-documents.ts'

/** A path at which something is to be, and its media type where it is known. */
export interface KnownPath {
  path: string
  /** Without parameters. */
  mediaType?: string
}

/** A path and the one that it belongs to. */
export interface OtherPath {
  path: string
  canonical: string
}

/** Every path that a site has, as its build knows it. */
export interface SiteAddresses {
  feeds: readonly KnownPath[]
  /** With the feeds of what each is about, in the order in which it is to offer them. */
  pages: readonly (KnownPath & { nearest: readonly string[] })[]
  lists: readonly KnownPath[]
  texts: readonly KnownPath[]
  assets: readonly KnownPath[]
  /** Other paths that give the bytes of a document. */
  otherPaths: readonly OtherPath[]
  /** Other spellings that lead to a path. */
  moved: readonly OtherPath[]
  /** Old paths of articles. */
  aliases: readonly OtherPath[]
  /** Paths at which nothing ever was. */
  missing: readonly string[]
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
  return {
    feeds: channels.flatMap(feedsBeside),
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
      ...documentsOf('text').filter((document) => !isList(document)),
      { path: '/llms.txt', mediaType: 'text/plain' },
      ...visible.map(({ slug }) => ({ path: markdownPath(slug), mediaType: 'text/markdown' })),
    ],
    assets: [
      ...assets.flatMap(({ path }) => (path === '_headers' ? [] : [`/${encodeURI(path)}`])),
      ...timedPaths(content, now),
    ].map(assetPath),
    otherPaths: otherPaths(channels),
    moved: [
      ...[...channels, ...articlePaths.slice(0, 1)].flatMap(otherSpellings),
      ...channels.flatMap(feedsBeside).map(({ path }) => ({ path: `${path}/`, canonical: path })),
      ...topics.flatMap(oldPaths),
    ],
    aliases: visible.flatMap(({ slug, aliases }) =>
      aliases.map((path) => ({ path, canonical: articlePath(slug) })),
    ),
    missing: missingPaths([...channels, ...articlePaths]),
    gone: gonePaths(content),
  }
}

function feedsBeside(channel: string): KnownPath[] {
  return formats.map(({ file, mediaType }) => ({ path: channel + file, mediaType }))
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

function missingPaths(present: readonly string[]): string[] {
  const topic = absent('/topics/', present)
  return [topic, ...feedsBeside(topic).map(({ path }) => path), absent('/articles/', present)]
}

/** A path of a folder that no page of the site has. */
function absent(folder: string, present: readonly string[], name = 'nothing-here'): string {
  const path = `${folder}${name}/`
  return present.includes(path) ? absent(folder, present, `${name}-either`) : path
}
