import { XmlElement as ParsedElement, parseXml, XmlError, XmlText } from '@rgrove/parse-xml'
import type { SyntaxFault } from './syntax-fault.ts'
import type { XmlElement } from './xml-element.ts'

// Deeper ones are refused by libxml2, which many readers use.
const deepest = 256

/** The root element, or why a strict parser refuses the text. */
export function parseXmlDocument(text: string): { root: XmlElement } | { fault: SyntaxFault } {
  const early = startFault(text) ?? characterFault(text)
  if (early) return { fault: early }
  let entity: string | undefined
  try {
    const { root } = parseXml(text, {
      includeOffsets: true,
      resolveUndefinedEntity(reference) {
        entity = reference
        return undefined
      },
    })
    const plain = root && plainElement(root, outermost, 1)
    return plain ? { root: plain } : { fault: depthFault }
  } catch (error) {
    // The parser is recursive: very deep documents end its stack.
    if (error instanceof RangeError) return { fault: depthFault }
    if (!(error instanceof XmlError)) throw error
    return { fault: parserFault(error, text, entity) }
  }
}

const depthFault: SyntaxFault = {
  kind: 'depth',
  at: 0,
  found: `elements nested deeper than ${deepest}`,
}

function startFault(text: string): SyntaxFault | undefined {
  const blank = /^\s+(?=<\?xml\s)/.exec(text)
  return blank ? { kind: 'start', at: 0, found: 'blank characters before it' } : undefined
}

// Everything that XML 1.0 §2.2 does not allow as a Char.
const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

function characterFault(text: string): SyntaxFault | undefined {
  const met = forbidden.exec(text)
  if (!met) return undefined
  return { kind: 'character', at: met.index, found: codePointName(met[0].charCodeAt(0)) }
}

function codePointName(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}

function parserFault({ message, pos }: XmlError, text: string, entity?: string): SyntaxFault {
  const at = utf16Offset(text, pos)
  if (entity !== undefined) return { kind: 'entity', at, found: entity }
  const reference = /&#[0-9a-zA-Z]*;$/.exec(text.slice(Math.max(0, at - 12), at))?.[0]
  if (reference !== undefined && message.includes('resolves to')) {
    return { kind: 'character', at: at - reference.length, found: reference }
  }
  return { kind: 'syntax', at, found: plainMessage(message) }
}

/** The first line without the place, which the finding has. */
function plainMessage(message: string): string {
  const [line = ''] = message.split('\n')
  return line.replace(/ \(line \d+, column \d+\)$/, '').replaceAll('`', '"')
}

/** The parser counts characters; all else counts UTF-16 code units. */
function utf16Offset(text: string, characters: number): number {
  let offset = 0
  for (let left = characters; left > 0 && offset < text.length; left -= 1) {
    offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1
  }
  return offset
}

/** The prefixes that an element declares; the others are those of the elements around it. */
interface Scope {
  own: ReadonlyMap<string, string>
  outer?: Scope
}

const outermost: Scope = { own: new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]) }

/** Undefined when there are elements deeper than readers accept. */
function plainElement(parsed: ParsedElement, outer: Scope, depth: number): XmlElement | undefined {
  if (depth > deepest) return undefined
  const scope = scopeOf(parsed.attributes, outer)
  const children: XmlElement[] = []
  let text = ''
  for (const node of parsed.children) {
    if (node instanceof XmlText) text += node.text
    if (!(node instanceof ParsedElement)) continue
    const child = plainElement(node, scope, depth + 1)
    if (!child) return undefined
    children.push(child)
  }
  const colon = parsed.name.indexOf(':')
  const prefix = parsed.name.slice(0, Math.max(0, colon))
  const name = parsed.name.slice(colon + 1)
  const namespace = namespaceIn(scope, prefix)
  const { attributes, start: at, end } = parsed
  return { name, prefix, namespace, attributes, children, text, at, end }
}

function scopeOf(attributes: Readonly<Record<string, string>>, outer: Scope): Scope {
  const declared = Object.keys(attributes).filter((name) => /^xmlns(:|$)/.test(name))
  if (declared.length === 0) return outer
  const own = declared.map((name) => [name.slice('xmlns:'.length), attributes[name] ?? ''] as const)
  return { own: new Map(own), outer }
}

function namespaceIn(scope: Scope, prefix: string): string | undefined {
  for (let one: Scope | undefined = scope; one; one = one.outer) {
    const namespace = one.own.get(prefix)
    if (namespace !== undefined) return namespace
  }
  return undefined
}
