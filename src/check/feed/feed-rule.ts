import type { Finding, Rule } from '../rule.ts'
import type { FeedParts, Part, Spot } from './feed-parts.ts'
import type { FeedFormat, OpenedFeed } from './opened-feed.ts'
import { textPosition } from './text-position.ts'
import { qualifiedName, type XmlElement } from './xml-element.ts'

export type FeedRule = Rule<OpenedFeed>

/** A finding whose place is still an offset. */
export interface Fault extends Spot {
  found: string
  expected: string
  suggestion?: string | undefined
}

type Faults = (opened: OpenedFeed) => readonly Fault[]

/** A rule that tells its findings by their offsets. */
export function feedRule({
  faults,
  ...head
}: Omit<FeedRule, 'find'> & { faults: Faults }): FeedRule {
  return {
    ...head,
    find: (opened) => faults(opened).map((fault) => findingOf(fault, opened)),
  }
}

function findingOf({ field, at, found, expected, suggestion }: Fault, opened: OpenedFeed): Finding {
  const position = textPosition(opened.lines, at)
  const finding = { field, ...position, found: shortened(found), expected: shortened(expected) }
  return suggestion === undefined ? finding : { ...finding, suggestion }
}

/** Names of elements, versions and the like may be of any length too. */
function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199).toWellFormed()}…` : text
}

/** Faults of a feed, of one format or of all. */
export function inFeed(
  faults: (parts: FeedParts, opened: OpenedFeed) => readonly Fault[],
  ...formats: readonly FeedParts['format'][]
): Faults {
  return (opened) => {
    const { parts } = opened
    if (!parts || (formats.length > 0 && !formats.includes(parts.format))) return []
    return faults(parts, opened)
  }
}

/** Faults of a document of XML without a fault of syntax. */
export function inXml(
  format: FeedFormat | undefined,
  faults: (root: XmlElement, opened: OpenedFeed) => readonly Fault[],
): Faults {
  return (opened) => {
    if (!opened.xml || (format && opened.format !== format)) return []
    return faults(opened.xml, opened)
  }
}

/** The fault that something is not there. */
export function missing({ field, at }: Spot, name: string, expected: string): Fault {
  return { field: `${field} ${name}`.trim(), at, found: 'nothing', expected }
}

/** The fault that elements stand where escaped HTML or plain text is to be. */
export function unescapedMarkup(element: XmlElement, parent: string): Fault[] {
  const [first] = element.children
  if (!first) return []
  const field = `${parent} ${qualifiedName(element)}`
  const found = `<${qualifiedName(first)}> as an element of the feed`
  return [{ field, at: first.at, found, expected: '&lt; for each <' }]
}

/** The faults of those parts that have one. */
export function faultsOf<One extends Part>(
  parts: readonly One[],
  told: (part: One) => Omit<Fault, 'field' | 'at'> | undefined,
): Fault[] {
  return parts.flatMap((part) => {
    const fault = told(part)
    return fault ? [{ field: part.field, at: part.at, ...fault }] : []
  })
}

/** A value as it is shown in a finding: in quotes and not too long. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const shown = line.length > 80 ? `${line.slice(0, 79).toWellFormed()}…` : line
  return `"${shown}"`
}
