import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLError,
  type YAMLWarning,
} from 'yaml'
import type { Position } from '../../model/problem.ts'
import type { Finding } from './problem-list.ts'

type Path = readonly (string | number)[]

/** A parsed YAML text that still knows where its values stand. */
export interface YamlText {
  value: unknown
  /** Where the value stands; for what is missing, where its parent begins. */
  locate(path: Path, what?: 'key' | 'value'): Position
  /** What keeps it from being YAML; the value is then `undefined`. */
  faults: (Position & Finding)[]
}

/**
 * Parses YAML 1.2, where dates are plain text. Aliases may not multiply the text beyond reason.
 * @param firstLine the line of its file on which the text begins
 */
export function parseYaml(text: string, firstLine: number): YamlText {
  const lines = new LineCounter()
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) }
  }
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      stringKeys: true,
    })
    const syntax = independent([...document.errors, ...document.warnings]).map((fault) => ({
      ...at(fault.pos[0]),
      found: sentence(fault.message),
      expected: 'valid YAML',
      ...(quotable.has(fault.code) && { suggestion: 'put the whole text in quotes' }),
    }))
    const dangling = danglingAliases(document).map(({ source, range }) => ({
      ...at(range?.[0] ?? 0),
      found: `\`*${source}\`, an alias of nothing`,
      expected: 'valid YAML',
      suggestion: 'put the whole text in quotes',
    }))
    const faults = syntax.length > 0 ? syntax : dangling
    const value = faults.length === 0 ? document.toJS({ maxAliasCount: 100 }) : undefined
    return { value, locate: (path, what = 'value') => at(offsetOf(document, path, what)), faults }
  } catch (error) {
    // The parser recurses, and refuses aliases that grow: both are the content's fault.
    if (!(error instanceof RangeError || error instanceof ReferenceError)) throw error
    const found =
      error instanceof RangeError ? 'values nested too deeply' : 'aliases that multiply without end'
    const start = { line: firstLine, column: 1 }
    return {
      value: undefined,
      locate: () => start,
      faults: [{ ...start, found, expected: 'valid YAML' }],
    }
  }
}

function offsetOf(document: Document, path: Path, what: 'key' | 'value'): number {
  if (what === 'key') {
    const key = keyOf(document, path)
    if (key?.range) return key.range[0]
  }
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as Node | undefined
    if (node?.range) return node.range[0]
    const key = keyOf(document, path.slice(0, length))
    if (key?.range) return key.range[0]
  }
  return document.contents?.range?.[0] ?? 0
}

function keyOf(document: Document, path: Path): Scalar | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  if (!isMap(parent)) return undefined
  const pairs = parent.items as Pair<Scalar, unknown>[]
  return pairs.find(({ key }) => key.value === path.at(-1))?.key
}

// Texts that begin with a sign of YAML, or have a colon inside.
const quotable = new Set(['BLOCK_AS_IMPLICIT_KEY', 'BAD_SCALAR_START', 'UNEXPECTED_TOKEN'])

/** The first fault of the syntax, since the others may only follow from it, and all doubled keys. */
function independent(faults: readonly (YAMLError | YAMLWarning)[]): (YAMLError | YAMLWarning)[] {
  if (faults.some(({ message }) => /call stack|overflow/i.test(message))) throw new RangeError()
  const syntax = faults.filter(({ code }) => code !== 'DUPLICATE_KEY')
  const doubled = faults.filter(({ code }) => code === 'DUPLICATE_KEY')
  return [...syntax.slice(0, 1), ...doubled]
}

function danglingAliases(document: Document): Alias[] {
  const anchors = new Set<string>()
  const dangling: Alias[] = []
  visit(document, {
    Node(_, node) {
      if (isAlias(node)) {
        if (!anchors.has(node.source)) dangling.push(node)
      } else if (node.anchor) {
        anchors.add(node.anchor)
      }
    },
  })
  return dangling
}

function sentence(message: string): string {
  if (message.startsWith('Source contains multiple documents')) return 'a second document'
  return message.split('\n')[0]?.replace(/[.:]$/, '') ?? message
}
