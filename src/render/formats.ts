import type { Feed } from 'feed'
import type { FeedSyntax } from './feed-syntax.ts'
import { atomSyntax } from './render-atom.ts'
import { jsonSyntax } from './render-json-feed.ts'
import { rssSyntax } from './render-rss.ts'

/** A format that every channel is served in. */
export interface Format {
  /** Key of its address among the `feedLinks` of a feed. */
  key: string
  name: string
  /** Name of the feed beside the page of its channel. */
  file: string
  /** Without parameters, as `<link type>` must have it. */
  mediaType: string
  /** Other names that readers guess, relative to the page of the channel. */
  aliases: readonly string[]
  render(feed: Feed): string
  syntax: FeedSyntax
}

/** All formats; the order is the one in which readers are offered them. */
export const formats: readonly [Format, ...Format[]] = [
  {
    key: 'rss',
    name: 'RSS',
    file: 'rss.xml',
    mediaType: 'application/rss+xml',
    aliases: [
      'feed',
      'feed/',
      'feed.xml',
      'feed.rss',
      'index.xml',
      'index.rss',
      'rss',
      'rss/',
      'rss/feed.xml',
    ],
    render: (feed) => feed.rss2(),
    syntax: rssSyntax,
  },
  {
    key: 'atom',
    name: 'Atom',
    file: 'atom.xml',
    mediaType: 'application/atom+xml',
    aliases: ['atom', 'atom/', 'feed.atom', 'index.atom', 'feed/atom', 'feed/atom/'],
    render: (feed) => feed.atom1(),
    syntax: atomSyntax,
  },
  {
    key: 'json',
    name: 'JSON Feed',
    file: 'feed.json',
    mediaType: 'application/feed+json',
    aliases: ['feed/json', 'feed/json/', 'index.jsonfeed'],
    render: (feed) => feed.json1(),
    syntax: jsonSyntax,
  },
]
