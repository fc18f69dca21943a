import {
  type Document,
  isMap,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
} from 'yaml'
import type { Position } from '../../model/problem.ts'
import type { Finding } from './problem-list.ts'
import { simpleYaml } from './simple-yaml.ts'
import { yamlFaults } from './yaml-faults.ts'

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
  const value = simpleYaml(text)
  if (value === undefined) return parseAnyYaml(text, firstLine)
  // Where a value stands is only asked when something is wrong with it.
  let parsed: YamlText | undefined
  return {
    value,
    locate(path, what) {
      parsed ??= parseAnyYaml(text, firstLine)
      return parsed.locate(path, what)
    },
    faults: [],
  }
}

function parseAnyYaml(text: string, firstLine: number): YamlText {
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
    const faults = yamlFaults(document, text).map(({ offset, ...finding }) => ({
      ...at(offset),
      ...finding,
    }))
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
