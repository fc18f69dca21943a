type Fields = Record<string, unknown>

// Texts that mean the same in every place of YAML 1.2: no comment, no mark, no other kind of value.
const plain = /^\p{L}(?:[^:#]|:(?=\S))*(?<! )$/u
const date = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/
const quoted = /^"[^"\\]*"$/
const listed = /^\p{L}[\p{L}\p{N}_-]*$/u
const otherKind = /^(?:null|true|false)$/i
const field = /^( {2})?([A-Za-z][A-Za-z\d-]*):(?: (\S.*))?$/
const comment = /^ *#/
const inherited = new Set(['constructor', 'prototype'])
// Tabs, line ends but one, what YAML has a meaning for or does not take.
const unusual = /[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/

interface Entry {
  depth: 0 | 1
  name: string
  value: string | string[] | Fields
}

/**
 * The value of a text in that part of YAML in which most front matter is written: fields and
 * comments on lines of their own, with a text, a list of words or other fields. Undefined when there
 * is anything else.
 */
export function simpleYaml(text: string): unknown {
  if (unusual.test(text)) return undefined
  const value: Fields = {}
  // The mappings that lines can go on, by their indentation.
  const open = [value]
  for (const line of text.split('\n').filter((one) => one !== '' && !comment.test(one))) {
    const entry = entryOf(line)
    if (!entry || !add(entry, open[entry.depth])) return undefined
    open.splice(entry.depth + 1)
    if (isFields(entry.value)) open.push(entry.value)
  }
  // A field without anything is no mapping.
  return [value, ...Object.values(value)].some(isEmpty) ? undefined : value
}

function entryOf(line: string): Entry | undefined {
  const [, indent, name = '', written] = field.exec(line) ?? []
  const depth = indent === undefined ? 0 : 1
  if (written === undefined) return depth === 1 ? undefined : { depth, name, value: {} }
  const value = readValue(written)
  return value === undefined ? undefined : { depth, name, value }
}

/** @returns whether the fields could take it */
function add({ name, value }: Entry, fields: Fields | undefined): boolean {
  if (!fields || name === '' || inherited.has(name) || otherKind.test(name)) return false
  if (Object.hasOwn(fields, name)) return false
  fields[name] = value
  return true
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && !Array.isArray(value)
}

function isEmpty(value: unknown): boolean {
  return isFields(value) && Object.keys(value).length === 0
}

function readValue(written: string): string | string[] | undefined {
  if (quoted.test(written)) return written.slice(1, -1)
  if (written.startsWith('[') && written.endsWith(']')) return wordsOf(written.slice(1, -1))
  const isText = date.test(written) || (plain.test(written) && !otherKind.test(written))
  return isText ? written : undefined
}

function wordsOf(written: string): string[] | undefined {
  const words = written === '' ? [] : written.split(/, ?/)
  return words.every((word) => listed.test(word) && !otherKind.test(word)) ? words : undefined
}
