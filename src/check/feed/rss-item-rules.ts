import {
  type FeedRule,
  feedRule,
  inFeed,
  inXml,
  missing,
  quoted,
  unescapedMarkup,
} from './feed-rule.ts'
import { plainMarkup } from './plain-markup.ts'
import { itemRule, itemsOf, repeated } from './rss-items.ts'
import { childrenIn, namespaces, plainChildren, type XmlElement } from './xml-element.ts'

const { content } = namespaces
const onceInChannel = 'title link description language image ttl pubDate lastBuildDate'.split(' ')

/** Rules for the items of RSS. */
export const rssItemRules: readonly FeedRule[] = [
  feedRule({
    id: 'rss-element-once',
    level: 'warning',
    sentence: 'No element that RSS allows once stands twice.',
    faults: inXml('rss', (root) => [
      ...plainChildren(root, 'channel').flatMap((channel) =>
        repeated(channel, 'channel', onceInChannel),
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
      [
        ...plainChildren(item, 'title'),
        ...plainChildren(item, 'description'),
        ...childrenIn(item, content, 'encoded'),
      ].flatMap((element) => unescapedMarkup(element, field)),
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
    sentence: 'A `<` in the plain texts of RSS is written as `&#x3C;`.',
    faults: inXml('rss', (root, { text: source }) =>
      plainTexts(root).flatMap(({ element: { name, at, end, text }, field }) =>
        // What is HTML in a plain text is for other rules.
        /^<[^>]*>[^<]*&lt;/.test(source.slice(at, end)) && !plainMarkup(text)
          ? [{ field: `${field} ${name}`, at, found: '&lt;', expected: '&#x3C;' }]
          : [],
      ),
    ),
  }),
]

interface PlainText {
  element: XmlElement
  field: string
}

function plainTexts(root: XmlElement): PlainText[] {
  const [channel] = plainChildren(root, 'channel')
  const holders = itemsOf(root).map(({ item, field }) => ({ parent: item, field }))
  return [
    ...(channel ? textsIn(channel, 'channel', ['title', 'description', 'category']) : []),
    ...holders.flatMap(({ parent, field }) => textsIn(parent, field, ['title', 'category'])),
  ]
}

function textsIn(parent: XmlElement, field: string, names: readonly string[]): PlainText[] {
  return names.flatMap((name) => plainChildren(parent, name)).map((element) => ({ element, field }))
}

function hasText(item: XmlElement, name: string): boolean {
  return plainChildren(item, name).some(({ text, children }) => text.trim() !== '' || children[0])
}
