import { type FeedRule, feedRule, inFeed, inXml, missing, quoted } from './feed-rule.ts'
import { itemRule, itemsOf, repeated } from './rss-items.ts'
import {
  childrenIn,
  namespaces,
  plainChildren,
  qualifiedName,
  type XmlElement,
} from './xml-element.ts'

const { content } = namespaces

/** Rules for the items of RSS. */
export const rssItemRules: readonly FeedRule[] = [
  feedRule({
    id: 'rss-element-once',
    level: 'warning',
    sentence: 'No element that RSS allows once stands twice.',
    faults: inXml('rss', (root) => [
      ...plainChildren(root, 'channel').flatMap((channel) =>
        repeated(channel, 'channel', ['title', 'link', 'description', 'language', 'image', 'ttl']),
      ),
      ...itemsOf(root).flatMap(({ item, field }) =>
        repeated(item, field, ['title', 'link', 'guid', 'pubDate', 'description', 'author']),
      ),
    ]),
  }),
  itemRule({
    id: 'rss-title-or-description',
    level: 'error',
    sentence: 'Every item of RSS has a title or a description.',
    told: (item, field) =>
      hasText(item, 'title') ||
      hasText(item, 'description') ||
      childrenIn(item, content, 'encoded')[0]
        ? []
        : [missing({ field, at: item.at }, 'title', 'a title or a description')],
  }),
  itemRule({
    id: 'rss-markup-escaped',
    level: 'warning',
    sentence: 'HTML in RSS is escaped.',
    told: (item, field) =>
      [...plainChildren(item, 'description'), ...childrenIn(item, content, 'encoded')].flatMap(
        (element) => {
          const [first] = element.children
          if (!first) return []
          const name = qualifiedName(element)
          const found = `<${qualifiedName(first)}> as an element of the feed`
          return [{ field: `${field} ${name}`, at: first.at, found, expected: '&lt; for each <' }]
        },
      ),
  }),
  feedRule({
    id: 'rss-guid',
    level: 'warning',
    sentence: 'Every item of RSS has a guid.',
    faults: inFeed(
      ({ items }) =>
        items
          .filter(({ id }) => !id)
          .map((item) => missing(item, 'guid', 'a guid with isPermaLink="false"')),
      'rss',
    ),
  }),
  itemRule({
    id: 'rss-guid-permalink',
    level: 'warning',
    sentence: 'A guid that is not an address has isPermaLink="false".',
    told: (item, field) => {
      const [guid] = plainChildren(item, 'guid')
      const text = guid?.text.trim() ?? ''
      if (!guid || text === '' || guid.attributes['isPermaLink']?.toLowerCase() === 'false')
        return []
      if (/^https?:\/\//i.test(text)) return []
      return [
        {
          field: `${field} guid`,
          at: guid.at,
          found: quoted(text),
          expected: 'isPermaLink="false", or the full address of the page',
        },
      ]
    },
  }),
  itemRule({
    id: 'rss-description-first',
    level: 'hint',
    sentence: 'The description stands before content:encoded.',
    told: (item, field) => {
      const [description] = plainChildren(item, 'description')
      const [encoded] = childrenIn(item, content, 'encoded')
      if (!description || !encoded || description.at < encoded.at) return []
      const found = 'it after content:encoded'
      return [{ field: `${field} description`, at: description.at, found, expected: 'it before' }]
    },
  }),
  feedRule({
    id: 'rss-title-references',
    level: 'hint',
    sentence: 'A `<` in a title of RSS is written as `&#x3C;`.',
    faults: inXml('rss', (root, { text }) =>
      itemsOf(root).flatMap(({ item, field }) =>
        plainChildren(item, 'title')
          .filter(({ at, end }) => /^<title[^>]*>[^<]*&lt;/.test(text.slice(at, end)))
          .map(({ at }) => ({ field: `${field} title`, at, found: '&lt;', expected: '&#x3C;' })),
      ),
    ),
  }),
]

function hasText(item: XmlElement, name: string): boolean {
  return plainChildren(item, name).some(({ text, children }) => text.trim() !== '' || children[0])
}
