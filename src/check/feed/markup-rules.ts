import type { HtmlPart } from './feed-parts.ts'
import { type Fault, type FeedRule, feedRule, inFeed, quoted } from './feed-rule.ts'
import { isEmptyMarkup } from './is-empty-markup.ts'

/** Rules for the HTML that feeds and items carry. */
export const markupRules: readonly FeedRule[] = [
  htmlRule({
    id: 'feed-html-visible',
    level: 'warning',
    sentence: 'HTML has something to show.',
    told: ({ markup, text }) =>
      isEmptyMarkup(markup) && { found: quoted(text), expected: 'a text or a picture' },
  }),
  htmlRule({
    id: 'feed-html-elements',
    level: 'warning',
    sentence: 'HTML has no elements that readers remove.',
    told: ({ markup }) => {
      const met = [...markup.elements].filter((name) => removed.has(name))
      return met.length > 0 && { found: tags(met), expected: 'text, links and media only' }
    },
  }),
  htmlRule({
    id: 'feed-html-frames',
    level: 'hint',
    sentence: 'Frames in HTML come from hosts that readers allow.',
    told: ({ markup }) => {
      const met = markup.frames.find((source) => !allowedFrame.test(source))
      return met !== undefined && { found: quoted(met), expected: 'a link to it instead' }
    },
  }),
  htmlRule({
    id: 'feed-html-handlers',
    level: 'warning',
    sentence: 'No element of HTML has an attribute that runs a script.',
    told: ({ markup }) =>
      markup.handlers.length > 0 && {
        found: markup.handlers.join(', '),
        expected: 'no on… attribute',
      },
  }),
  htmlRule({
    id: 'feed-html-styles',
    level: 'hint',
    sentence: 'No element of HTML has a style attribute.',
    told: ({ markup }) => markup.styled && { found: 'style="…"', expected: 'no style attribute' },
  }),
  htmlRule({
    id: 'feed-html-fragment',
    level: 'warning',
    sentence: 'HTML is a fragment and not a whole page.',
    told: ({ markup }) => {
      const met = ['!doctype', 'html', 'head', 'body'].filter((name) => markup.elements.has(name))
      return met.length > 0 && { found: tags(met), expected: 'what stands in the body' }
    },
  }),
  htmlRule({
    id: 'feed-html-balanced',
    level: 'warning',
    sentence: 'Every element of HTML that is opened is closed, and no other.',
    told: ({ markup: { unclosed, surplus } }) => {
      if (unclosed.length > 0) {
        const found = `${tags([...new Set(unclosed)])} without an end`
        return { found, expected: 'an end tag for each' }
      }
      const ends = surplus.map((name) => `/${name}`)
      return (
        ends.length > 0 && { found: `${tags(ends)} once too often`, expected: 'no such end tag' }
      )
    },
  }),
  htmlRule({
    id: 'feed-html-escaped',
    level: 'hint',
    sentence: 'A `<` that is text is escaped in HTML.',
    told: ({ text }) => {
      const at = text.search(/<[\s\d=]/)
      if (at === -1) return false
      return { found: quoted(text.slice(Math.max(0, at - 20), at + 20)), expected: '&lt;' }
    },
  }),
  htmlRule({
    id: 'feed-html-escaped-once',
    level: 'warning',
    sentence: 'HTML is escaped once.',
    told: ({ text }) => {
      const met = /^\s*&lt;(p|div|h[1-6]|ul|ol|img|figure|blockquote|table|a|strong|em)\b/i.exec(
        text,
      )
      const isWhole = met && /&lt;\/[a-z][a-z0-9]*&gt;|\/&gt;/i.test(text)
      return isWhole && { found: quoted(text.slice(0, 60)), expected: `<${met[1]}> once decoded` }
    },
  }),
]

type Told = Pick<Fault, 'found' | 'expected'>

/** At most one finding for each text. */
function htmlRule({
  told,
  ...head
}: Omit<FeedRule, 'find'> & { told: (part: HtmlPart) => Told | false | null }): FeedRule {
  return feedRule({
    ...head,
    faults: inFeed((parts) =>
      [parts, ...parts.items]
        .flatMap(({ html }) => html)
        .flatMap((part) => {
          const fault = told(part)
          return fault ? [{ field: part.field, at: part.at, ...fault }] : []
        }),
    ),
  })
}

const removed = new Set(
  [
    'script style noscript object embed applet form input button select textarea',
    'meta link base frame frameset',
  ]
    .join(' ')
    .split(' '),
)

// Those of Miniflux; others allow fewer.
const allowedFrame = new RegExp(
  `^(?:https?:)?//(?:[\\w-]+\\.)*(?:${[
    'youtube\\.com',
    'youtube-nocookie\\.com',
    'vimeo\\.com',
    'spotify\\.com',
    'bandcamp\\.com',
    'soundcloud\\.com',
    'dailymotion\\.com',
    'twitch\\.tv',
    'bilibili\\.com',
    'embedly\\.com',
    'framatube\\.org',
    'vk\\.com',
  ].join('|')})/`,
  'i',
)

function tags(names: readonly string[]): string {
  return names.map((name) => `<${name}>`).join(', ')
}
