import { type Fault, type FeedRule, feedRule, inFeed, inXml, missing, quoted } from './feed-rule.ts'
import { readDate } from './read-date.ts'
import {
  childrenIn,
  namespaces,
  plainChildren,
  qualifiedName,
  type XmlElement,
} from './xml-element.ts'

const { content, dc } = namespaces
const email = /[^\s@]+@[^\s@]+\.[^\s@]/

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
  itemRule({
    id: 'rss-author-email',
    level: 'warning',
    sentence: 'The author of an item is an e-mail address.',
    told: (item, field) =>
      plainChildren(item, 'author')
        .filter(({ text }) => text.trim() !== '' && !email.test(text))
        .map(({ at, text }) => ({
          field: `${field} author`,
          at,
          found: quoted(text),
          expected: 'an e-mail address; a name stands in dc:creator',
          suggestion: `<dc:creator>${text.trim()}</dc:creator>`,
        })),
  }),
  itemRule({
    id: 'rss-author-once',
    level: 'hint',
    sentence: 'An item has either author or dc:creator.',
    told: (item, field) => {
      const [author] = plainChildren(item, 'author')
      if (!author || !email.test(author.text) || !childrenIn(item, dc, 'creator')[0]) return []
      const found = 'author beside dc:creator'
      return [{ field: `${field} author`, at: author.at, found, expected: 'dc:creator only' }]
    },
  }),
  itemRule({
    id: 'rss-creator-once',
    level: 'warning',
    sentence: 'An item has one dc:creator with all names.',
    told: (item, field) => {
      const creators = childrenIn(item, dc, 'creator')
      if (creators.length < 2) return []
      const names = creators.map(({ text }) => text.trim()).join(', ')
      const found = `${creators.length} of them`
      const at = creators[1]?.at ?? item.at
      return [{ field: `${field} dc:creator`, at, found, expected: 'one', suggestion: names }]
    },
  }),
  itemRule({
    id: 'rss-enclosure-once',
    level: 'warning',
    sentence: 'An item has one enclosure at most.',
    told: (item, field) => repeated(item, field, ['enclosure']),
  }),
  itemRule({
    id: 'rss-enclosure-complete',
    level: 'warning',
    sentence: 'An enclosure has an address, a length in bytes and a type.',
    told: (item, field) =>
      plainChildren(item, 'enclosure').flatMap((enclosure) => enclosureFaults(enclosure, field)),
  }),
  itemRule({
    id: 'rss-dublin-core',
    level: 'warning',
    sentence: 'No dc:title and no dc:date say other than the title and pubDate.',
    told: (item, field) => [
      ...contradiction(item, field, 'title', 'title'),
      ...contradiction(item, field, 'pubDate', 'date'),
    ],
  }),
  itemRule({
    id: 'rss-category-domain',
    level: 'hint',
    sentence: 'A category of an item has no domain attribute.',
    told: (item, field) =>
      plainChildren(item, 'category')
        .filter(({ attributes }) => attributes['domain'] !== undefined)
        .map(({ at, attributes }) => ({
          field: `${field} category`,
          at,
          found: `domain=${quoted(attributes['domain'] ?? '')}`,
          expected: 'no domain',
        })),
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

interface NumberedItem {
  item: XmlElement
  field: string
}

/** The items of all versions of RSS, numbered as in the findings of other rules. */
function itemsOf(root: XmlElement): NumberedItem[] {
  const holders = [...plainChildren(root, 'channel').slice(0, 1), root]
  return holders
    .flatMap((holder) => plainChildren(holder, 'item'))
    .map((item, index) => ({ item, field: `item ${index + 1}` }))
}

function itemRule({
  told,
  ...head
}: Omit<FeedRule, 'find'> & {
  told: (item: XmlElement, field: string) => readonly Fault[]
}): FeedRule {
  return feedRule({
    ...head,
    faults: inXml('rss', (root) => itemsOf(root).flatMap(({ item, field }) => told(item, field))),
  })
}

function hasText(item: XmlElement, name: string): boolean {
  return plainChildren(item, name).some(({ text, children }) => text.trim() !== '' || children[0])
}

function repeated(parent: XmlElement, field: string, names: readonly string[]): Fault[] {
  return names.flatMap((name) => {
    const all = plainChildren(parent, name)
    const second = all[1]
    if (!second) return []
    const found = `${all.length} of them`
    return [{ field: `${field} ${name}`, at: second.at, found, expected: 'one' }]
  })
}

function enclosureFaults({ at, attributes }: XmlElement, item: string): Fault[] {
  const field = `${item} enclosure`
  const absent = ['url', 'length', 'type'].filter((name) => !attributes[name])
  const length = attributes['length'] ?? ''
  return [
    ...absent.map((name) => missing({ field, at }, name, `a ${name}`)),
    ...(length === '' || /^\d+$/.test(length)
      ? []
      : [{ field: `${field} length`, at, found: quoted(length), expected: 'a number of bytes' }]),
  ]
}

function contradiction(item: XmlElement, field: string, plain: string, dublin: string): Fault[] {
  const [own] = plainChildren(item, plain)
  const [other] = childrenIn(item, dc, dublin)
  if (!own || !other || sameValue(own.text.trim(), other.text.trim())) return []
  const found = quoted(other.text)
  return [{ field: `${field} dc:${dublin}`, at: other.at, found, expected: quoted(own.text) }]
}

function sameValue(one: string, other: string): boolean {
  if (one === other) return true
  const moment = readDate(one)
  return moment !== undefined && moment === readDate(other)
}
