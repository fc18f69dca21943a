import { type Fault, type FeedRule, feedRule, inXml, missing, quoted } from './feed-rule.ts'
import { isRfc822 } from './read-date.ts'
import { plainChildren, type XmlElement } from './xml-element.ts'

const versions = ['RSS', 'RSS1', 'RSS2', 'scriptingNews']

/** Rules for lists of feeds (OPML 2.0). */
export const opmlRules: readonly FeedRule[] = [
  feedRule({
    id: 'opml-version',
    level: 'hint',
    sentence: 'OPML has the version 2.0.',
    faults: inXml('opml', (root) => {
      const { version } = root.attributes
      if (version === '2.0') return []
      const found = version === undefined ? 'no version' : quoted(version)
      return [{ field: 'opml', at: root.at, found, expected: 'version="2.0"' }]
    }),
  }),
  feedRule({
    id: 'opml-title',
    level: 'hint',
    sentence: 'The head of OPML has a title.',
    faults: inXml('opml', (root) =>
      headElements(root).some(({ name, text }) => name === 'title' && text.trim() !== '')
        ? []
        : [missing({ field: 'head', at: root.at }, 'title', 'what the list is')],
    ),
  }),
  feedRule({
    id: 'opml-body',
    level: 'error',
    sentence: 'The body of OPML has an outline.',
    faults: inXml('opml', (root) =>
      outlinesOf(root).length > 0
        ? []
        : [missing({ field: 'body', at: root.at }, 'outline', 'an outline for each feed')],
    ),
  }),
  outlineRule({
    id: 'opml-text',
    level: 'warning',
    sentence: 'Every outline has a text.',
    told: ({ element: { attributes }, field, at }) =>
      attributes['text']?.trim() ? [] : [missing({ field, at }, 'text', 'what is shown')],
  }),
  outlineRule({
    id: 'opml-feed-type',
    level: 'warning',
    sentence: 'Every outline of a feed has the type rss.',
    told: ({ element: { attributes }, field, at }) => {
      const { type, xmlUrl } = attributes
      if (!xmlUrl || type?.toLowerCase() === 'rss') return []
      const found = type === undefined ? 'no type' : quoted(type)
      return [{ field: `${field} type`, at, found, expected: 'type="rss", for every format' }]
    },
  }),
  outlineRule({
    id: 'opml-feed-address',
    level: 'error',
    sentence: 'Every outline of a feed has an xmlUrl.',
    told: ({ element: { attributes }, field, at }) => {
      const other = Object.keys(attributes).find((name) => /^xmlurl$/i.test(name))
      if (attributes['xmlUrl']?.trim()) return []
      if (other === undefined && attributes['type'] !== 'rss') return []
      const found = other === undefined || other === 'xmlUrl' ? 'nothing' : `"${other}"`
      return [{ field: `${field} xmlUrl`, at, found, expected: 'xmlUrl, written so' }]
    },
  }),
  outlineRule({
    id: 'opml-address-absolute',
    level: 'error',
    sentence: 'Every address of OPML is absolute.',
    told: ({ element: { attributes }, field, at }) =>
      ['xmlUrl', 'htmlUrl'].flatMap((name) => {
        const address = attributes[name]?.trim() ?? ''
        if (address === '' || isWebAddress(address)) return []
        const expected = 'an http(s) address'
        return [{ field: `${field} ${name}`, at, found: quoted(address), expected }]
      }),
  }),
  feedOutlineRule('opml-feed-title', 'title', 'Every outline of a feed has a title.'),
  feedOutlineRule('opml-feed-page', 'htmlUrl', 'Every outline of a feed names its page.'),
  feedOutlineRule(
    'opml-feed-description',
    'description',
    'Every outline of a feed has a description.',
  ),
  feedOutlineRule('opml-feed-language', 'language', 'Every outline of a feed names its language.'),
  outlineRule({
    id: 'opml-feed-version',
    level: 'hint',
    sentence: 'The version of a feed is one that OPML knows.',
    told: ({ element: { attributes }, field, at }) => {
      const { version, xmlUrl } = attributes
      if (!xmlUrl || version === undefined || versions.includes(version)) return []
      const expected = `${versions.join(', ')} or nothing`
      return [{ field: `${field} version`, at, found: quoted(version), expected }]
    },
  }),
  feedRule({
    id: 'opml-date-form',
    level: 'hint',
    sentence: 'The dates of OPML have the form of RFC 822.',
    faults: inXml('opml', (root) =>
      headElements(root)
        .filter(
          ({ name, text }) => /^date(?:Created|Modified)$/.test(name) && !isRfc822(text.trim()),
        )
        .map(({ name, at, text }) => ({
          field: `head ${name}`,
          at,
          found: quoted(text),
          expected: 'a date such as Sat, 01 Aug 2026 08:00:00 GMT',
        })),
    ),
  }),
  feedRule({
    id: 'opml-docs',
    level: 'hint',
    sentence: 'The head of OPML has no docs.',
    faults: inXml('opml', (root) =>
      headElements(root)
        .filter(({ name }) => name === 'docs')
        .map(({ at }) => ({ field: 'head docs', at, found: 'docs', expected: 'nothing' })),
    ),
  }),
  outlineRule({
    id: 'opml-one-level',
    level: 'hint',
    sentence: 'Groups of feeds are one level deep.',
    told: ({ element, field, at, depth }) =>
      element.attributes['xmlUrl'] && depth === 3
        ? [{ field, at, found: 'a group in a group', expected: 'groups side by side' }]
        : [],
  }),
  feedRule({
    id: 'opml-feed-once',
    level: 'warning',
    sentence: 'No feed stands twice in OPML.',
    faults: inXml('opml', (root) => {
      const first = new Map<string, string>()
      return outlinesOf(root).flatMap(({ element, field, at }) => {
        const address = element.attributes['xmlUrl']?.trim() ?? ''
        const other = first.get(address)
        if (address === '') return []
        if (other === undefined) first.set(address, field)
        if (other === undefined) return []
        return [{ field, at, found: `${quoted(address)}, as in ${other}`, expected: 'it once' }]
      })
    }),
  }),
]

interface Outline {
  element: XmlElement
  /** Such as `outline 3`, counted through all levels. */
  field: string
  at: number
  /** Counts from 1. */
  depth: number
}

function headElements(root: XmlElement): XmlElement[] {
  return plainChildren(root, 'head').flatMap(({ children }) => children)
}

function outlinesOf(root: XmlElement): Outline[] {
  const found: Omit<Outline, 'field'>[] = []
  const collect = (parent: XmlElement, depth: number): void => {
    for (const element of plainChildren(parent, 'outline')) {
      found.push({ element, at: element.at, depth })
      collect(element, depth + 1)
    }
  }
  for (const body of plainChildren(root, 'body')) collect(body, 1)
  return found.map((outline, index) => ({ ...outline, field: `outline ${index + 1}` }))
}

function outlineRule({
  told,
  ...head
}: Omit<FeedRule, 'find'> & { told: (outline: Outline) => readonly Fault[] }): FeedRule {
  return feedRule({ ...head, faults: inXml('opml', (root) => outlinesOf(root).flatMap(told)) })
}

/** A rule for an attribute that every outline of a feed has. */
function feedOutlineRule(id: string, attribute: string, sentence: string): FeedRule {
  return outlineRule({
    id,
    level: 'hint',
    sentence,
    told: ({ element: { attributes }, field, at }) =>
      !attributes['xmlUrl'] || attributes[attribute]?.trim()
        ? []
        : [missing({ field, at }, attribute, `a ${attribute}`)],
  })
}

function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^/]/i.test(address) && URL.canParse(address)
}
