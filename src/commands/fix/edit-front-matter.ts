import { isMap, isScalar, isSeq, type Pair, parseDocument, stringify, type YAMLMap } from 'yaml'
import { splitFrontMatter } from '../../read/article/split-front-matter.ts'

/** The file with this id, and every other character as it was; undefined where that cannot be. */
export function withId(text: string, id: string): string | undefined {
  return edited(text, { id }, (matter) => {
    const pair = pairOf(matter.map, 'id')
    if (pair) return replacing(matter, pair, id)
    const title = pairOf(matter.map, 'title')
    const at = title ? lineAfter(matter, title) : 0
    return insertion(at, `${indentOf(matter)}id: ${id}${matter.newline}`)
  })
}

/** The file with one more old slug, and every other character as it was; undefined where not. */
export function withAlias(text: string, alias: string): string | undefined {
  const slug = stringify(alias).trimEnd()
  return edited(text, { aliases: [alias] }, (matter) => {
    const pair = pairOf(matter.map, 'aliases')
    if (!pair) {
      const line = `${indentOf(matter)}aliases: [${slug}]${matter.newline}`
      return insertion(matter.yaml.length, line)
    }
    const list = pair.value
    if (!isSeq(list) || !list.range) return insertion(colonAfter(matter, pair), ` [${slug}]`)
    const [start] = list.range
    if (list.flow) return insertion(start + 1, list.items.length > 0 ? `${slug}, ` : slug)
    const indent = /[^\n]*$/.exec(matter.yaml.slice(0, start))?.[0] ?? ''
    return insertion(start, `- ${slug}${matter.newline}${indent}`)
  })
}

/** Front matter as text and as what it means. */
interface Matter {
  yaml: string
  map: YAMLMap
  newline: string
}

interface Insertion {
  at: number
  /** How many characters it takes the place of. */
  length: number
  text: string
}

function insertion(at: number, text: string, length = 0): Insertion {
  return { at, length, text }
}

/** In the place of a value that says nothing. */
function replacing(matter: Matter, pair: Pair, text: string): Insertion | undefined {
  const { value } = pair
  if (value !== null && !(isScalar(value) && isEmpty(value.value))) return undefined
  const [start, end] = value?.range ?? [0, 0]
  if (end > start) return insertion(start, text, end - start)
  return insertion(colonAfter(matter, pair), ` ${text}`)
}

function isEmpty(value: unknown): boolean {
  return value === null || value === ''
}

/** What the fields of the front matter stand behind. */
function indentOf({ yaml, map }: Matter): string {
  const [first] = map.items
  const start = first && isScalar(first.key) ? (first.key.range?.[0] ?? 0) : 0
  return /[^\n]*$/.exec(yaml.slice(0, start))?.[0] ?? ''
}

/** Only where the result means what was meant, and all else means what it did. */
function edited(
  text: string,
  added: { id: string } | { aliases: string[] },
  place: (matter: Matter) => Insertion | undefined,
): string | undefined {
  const { frontMatter: yaml, body } = splitFrontMatter(text)
  if (yaml === undefined) return undefined
  const document = parseDocument(yaml)
  const map = document.contents
  if (document.errors.length > 0 || !isMap(map) || map.flow) return undefined
  const newline = /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n'
  const placed = place({ yaml, map, newline })
  if (!placed) return undefined
  const { at, length, text: words } = placed
  const changed = yaml.slice(0, at) + words + yaml.slice(at + length)
  if (!means(changed, merged(document.toJS(), added))) return undefined
  const start = text.indexOf('\n') + 1
  const result = text.slice(0, start) + changed + text.slice(start + yaml.length)
  return splitFrontMatter(result).body === body ? result : undefined
}

function merged(
  before: { aliases?: string[] | null },
  added: { id: string } | { aliases: string[] },
): object {
  const aliases = 'aliases' in added ? [...added.aliases, ...(before.aliases ?? [])] : undefined
  return { ...before, ...added, ...(aliases && { aliases }) }
}

function means(yaml: string, value: object): boolean {
  const document = parseDocument(yaml)
  if (document.errors.length > 0) return false
  return sorted(document.toJS()) === sorted(value)
}

function sorted(value: unknown): string {
  const fields = Object.entries(value as object).map(([name, one]) => [
    name,
    name === 'aliases' && Array.isArray(one) ? one.toSorted() : one,
  ])
  return JSON.stringify(fields.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function pairOf(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find(({ key }) => isScalar(key) && key.value === name)
}

function colonAfter({ yaml }: Matter, { key }: Pair): number {
  const end = isScalar(key) && key.range ? key.range[1] : 0
  return yaml.indexOf(':', end) + 1
}

function lineAfter({ yaml }: Matter, { key, value }: Pair): number {
  const last = isScalar(value) && value.range ? value.range : isScalar(key) ? key.range : undefined
  const end = last ? last[1] : 0
  const newline = yaml.indexOf('\n', Math.max(0, end - 1))
  return newline === -1 ? yaml.length : newline + 1
}
