import { type AtomParent, feedAndEntries, inEntries } from './atom-entries.ts'
import { type Fault, type FeedRule, feedRule, inXml, quoted, unescapedMarkup } from './feed-rule.ts'
import { elementIn, isLikelyHtml, referenceIn } from './plain-markup.ts'
import { childrenIn, type XmlElement } from './xml-element.ts'

/** Rules for the titles, summaries and contents of Atom, and for what they say of themselves. */
export const atomTextRules: readonly FeedRule[] = [
  feedRule({
    id: 'atom-title-text',
    level: 'warning',
    sentence: 'Titles of Atom are plain text.',
    faults: inXml('atom', (root) =>
      titlesOf(root).flatMap(({ element, field }) => htmlTitle(element, field)),
    ),
  }),
  feedRule({
    id: 'atom-summary-html',
    level: 'hint',
    sentence: 'A summary that stands for the content is HTML.',
    faults: inEntries((entry, field, root) => {
      if (childrenIn(entry, root.namespace, 'content').length > 0) return []
      return childrenIn(entry, root.namespace, 'summary')
        .filter(
          ({ attributes, text }) =>
            (attributes['type'] ?? 'text') === 'text' &&
            /[<&]/.test(text) &&
            !isLikelyHtml(text.trim()),
        )
        .map(({ at, text }) => ({
          field: `${field} summary`,
          at,
          found: quoted(text),
          expected: 'type="html" and escaped HTML',
        }))
    }),
  }),
  feedRule({
    id: 'atom-text-type',
    level: 'warning',
    sentence: 'HTML in Atom has type="html".',
    faults: inXml('atom', (root) =>
      textConstructs(root).flatMap(({ element, field }) => {
        const found = wrongType(element)
        return found === undefined
          ? []
          : [{ field: `${field} ${element.name}`, at: element.at, found, expected: 'type="html"' }]
      }),
    ),
  }),
  feedRule({
    id: 'atom-markup-escaped',
    level: 'warning',
    sentence: 'HTML in Atom is escaped.',
    faults: inXml('atom', (root) =>
      [...textConstructs(root), ...titlesOf(root)]
        // Other types than these are XML that stands there by right (RFC 4287 §4.1.3.3).
        .filter(({ element }) => /^(?:text|html|text\/html\b.*)$/i.test(typeOf(element)))
        .flatMap(({ element, field }) => unescapedMarkup(element, field)),
    ),
  }),
  feedRule({
    id: 'atom-xhtml',
    level: 'hint',
    sentence: 'Texts of Atom are HTML and not XHTML.',
    faults: inEntries((entry, field, root) =>
      xhtmlTexts(entry, root)
        .filter(isOneDiv)
        .map(({ at, name }) => ({
          field: `${field} ${name}`,
          at,
          found: 'type="xhtml"',
          expected: 'type="html"',
        })),
    ),
  }),
  feedRule({
    id: 'atom-xhtml-div',
    level: 'warning',
    sentence: 'A text of XHTML is one div.',
    faults: inEntries((entry, field, root) =>
      xhtmlTexts(entry, root)
        .filter((text) => !isOneDiv(text))
        .map(({ at, name }) => ({
          field: `${field} ${name}`,
          at,
          found: 'other elements than one div',
          expected: '<div xmlns="http://www.w3.org/1999/xhtml">',
        })),
    ),
  }),
]

/** Many readers ignore the type; a title without markup is the same in all of them. */
function htmlTitle(title: XmlElement, parent: string): Fault[] {
  const type = typeOf(title)
  const { children, text, at } = title
  const element = type === 'text' ? undefined : elementIn(text)
  const met = type === 'xhtml' && children[0] ? 'elements' : (element ?? referenceIn(text))
  if (met === undefined) return []
  const found = `type="${type}" with ${met}`
  return [{ field: `${parent} title`, at, found, expected: 'plain text' }]
}

function titlesOf(root: XmlElement): AtomParent[] {
  return feedAndEntries(root).flatMap(({ element, field }) =>
    childrenIn(element, root.namespace, 'title')
      .slice(0, 1)
      .map((title) => ({ element: title, field })),
  )
}

/** What may be HTML (RFC 4287 §3.1 and §4.1.3). */
function textConstructs(root: XmlElement): AtomParent[] {
  return feedAndEntries(root).flatMap(({ element, field }) =>
    ['subtitle', 'summary', 'content'].flatMap((name) =>
      childrenIn(element, root.namespace, name).map((text) => ({ element: text, field })),
    ),
  )
}

function typeOf({ attributes }: XmlElement): string {
  return attributes['type'] ?? 'text'
}

function wrongType(element: XmlElement): string | undefined {
  const type = typeOf(element)
  if (type === 'html' || element.attributes['src'] !== undefined) return undefined
  if (/^(?:html|text\/html\b.*)$/i.test(type)) return `type=${quoted(type)}`
  const isHtml = type === 'text' && isLikelyHtml(element.text.trim())
  const met = isHtml ? elementIn(element.text) : undefined
  return met && `${element.attributes['type'] ? 'type="text"' : 'no type'} with ${met}`
}

function xhtmlTexts(entry: XmlElement, root: XmlElement): XmlElement[] {
  return ['summary', 'content']
    .flatMap((name) => childrenIn(entry, root.namespace, name))
    .filter(({ attributes }) => attributes['type'] === 'xhtml')
}

/** RFC 4287 §3.1.1.3. */
function isOneDiv({ children }: XmlElement): boolean {
  return children.length === 1 && children[0]?.name === 'div'
}
