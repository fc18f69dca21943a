import { type Fault, type FeedRule, missing, quoted } from './feed-rule.ts'
import { readDate } from './read-date.ts'
import { itemRule, repeated } from './rss-items.ts'
import { childrenIn, namespaces, plainChildren, type XmlElement } from './xml-element.ts'

const { dc } = namespaces
const email = /[^\s@]+@[^\s@]+\.[^\s@]/

/** Rules for what items of RSS have besides their text: authors, enclosures and the like. */
export const rssDetailRules: readonly FeedRule[] = [
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
]

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
