import { findJsonFault } from './find-json-fault.ts'
import type { SyntaxFault } from './syntax-fault.ts'

/** A JSON object and where its values stand. */
export interface JsonDocument {
  value: Readonly<Record<string, unknown>>
  /** The offset of a value by its JSON Pointer (RFC 6901), without escapes, such as `/items/0`. */
  offsets: ReadonlyMap<string, number>
}

/** The object of the text, or why a parser refuses it; undefined when it is not an object. */
export function parseJson(
  text: string,
): { json: JsonDocument } | { fault: SyntaxFault } | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { fault: jsonFault(text) }
  }
  if (!isObject(value)) return undefined
  return { json: { value, offsets: valueOffsets(text) } }
}

/** Whether the value is an object with names, not a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function jsonFault(text: string): SyntaxFault {
  const at = findJsonFault(text)
  const code = text.codePointAt(at)
  const character = code === undefined ? '' : String.fromCodePoint(code)
  const found =
    character === '' ? 'the end of the document' : `an unexpected ${JSON.stringify(character)}`
  return { kind: 'syntax', at, found }
}

// Deeper values than those of attachments and authors are not looked for.
const deepest = 6

interface Level {
  /** Undefined when it is too deep. */
  path: string | undefined
  /** The place in a list; undefined in an object. */
  index: number | undefined
  /** The name whose value comes next. */
  name: string | undefined
}

/** Where every value begins, in a text that is known to be JSON. */
function valueOffsets(text: string): Map<string, number> {
  const offsets = new Map<string, number>()
  const levels: Level[] = []
  for (let at = nextToken(text, 0); at < text.length; ) {
    const token = text[at] ?? ''
    const end = tokenEnd(text, at)
    const level = levels.at(-1)
    if (token === '}' || token === ']') levels.pop()
    else if (token === ',') nextValue(level)
    else if (awaitsName(level)) level.name = JSON.parse(text.slice(at, end))
    else if (token !== ':') beginValue(token, at, levels, offsets)
    at = nextToken(text, end)
  }
  return offsets
}

function awaitsName(level: Level | undefined): level is Level {
  return level !== undefined && level.index === undefined && level.name === undefined
}

function beginValue(
  token: string,
  at: number,
  levels: Level[],
  offsets: Map<string, number>,
): void {
  const path = pathOf(levels)
  if (path !== undefined) offsets.set(path, at)
  if (token === '{') levels.push({ path, index: undefined, name: undefined })
  if (token === '[') levels.push({ path, index: 0, name: undefined })
}

/** The path of the value that comes next. */
function pathOf(levels: readonly Level[]): string | undefined {
  const level = levels.at(-1)
  if (!level) return ''
  if (levels.length > deepest || level.path === undefined) return undefined
  return `${level.path}/${level.name ?? level.index}`
}

function nextValue(level: Level | undefined): void {
  if (!level) return
  if (level.index === undefined) level.name = undefined
  else level.index += 1
}

function nextToken(text: string, from: number): number {
  let at = from
  while (at < text.length && ' \t\r\n'.includes(text[at] ?? '')) at += 1
  return at
}

function tokenEnd(text: string, at: number): number {
  const character = text[at] ?? ''
  if ('{}[],:'.includes(character)) return at + 1
  if (character === '"') return stringEnd(text, at)
  let end = at + 1
  while (end < text.length && !' \t\r\n,]}'.includes(text[end] ?? '')) end += 1
  return end
}

function stringEnd(text: string, at: number): number {
  let end = text.indexOf('"', at + 1)
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end === -1 ? text.length : end + 1
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0
  while (text[at - 1 - slashes] === '\\') slashes += 1
  return slashes % 2 === 1
}
