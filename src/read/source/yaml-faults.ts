import { type Document, isAlias, isScalar, visit, type YAMLError, type YAMLWarning } from 'yaml'
import type { Finding } from './problem-list.ts'

/** What is wrong at a place of a YAML text. */
export interface YamlFault extends Finding {
  /** UTF-16 code units from the start of the text. */
  offset: number
}

const expected = 'valid YAML'
const quotes = 'put the whole text in quotes'

// Texts that begin with a sign of YAML, or have a colon inside.
const quotable = new Set(['BLOCK_AS_IMPLICIT_KEY', 'BAD_SCALAR_START', 'UNEXPECTED_TOKEN'])

// Names that every object of the language has, and that a mapping cannot be trusted with.
const inherited = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * What keeps a text from being YAML; where nothing does, what its author cannot have meant.
 * @throws RangeError when its values are nested too deeply to be read
 */
export function yamlFaults(document: Document, text: string): YamlFault[] {
  const syntax = syntaxFaults([...document.errors, ...document.warnings])
  return syntax.length > 0 ? syntax : meaningFaults(document, text)
}

/** The first fault of the syntax, since the others may only follow from it, and all doubled keys. */
function syntaxFaults(faults: readonly (YAMLError | YAMLWarning)[]): YamlFault[] {
  if (faults.some(({ message }) => /call stack|overflow/i.test(message))) throw new RangeError()
  const first = faults.filter(({ code }) => code !== 'DUPLICATE_KEY').slice(0, 1)
  const doubled = faults.filter(({ code }) => code === 'DUPLICATE_KEY')
  return [...first, ...doubled].map(({ pos, message, code }) => ({
    offset: pos[0],
    found: sentence(message),
    expected,
    ...(quotable.has(code) && { suggestion: quotes }),
  }))
}

function sentence(message: string): string {
  if (message.startsWith('Source contains multiple documents')) return 'a second document'
  return message.split('\n')[0]?.replace(/[.:]$/, '') ?? message
}

function meaningFaults(document: Document, text: string): YamlFault[] {
  const anchors = new Set<string>()
  const faults: YamlFault[] = []
  function add(node: { range?: readonly number[] | null }, finding: Finding): void {
    faults.push({ offset: node.range?.[0] ?? 0, ...finding })
  }
  visit(document, {
    Node(_, node) {
      if (!isAlias(node) && node.anchor) anchors.add(node.anchor)
    },
    Alias(_, node) {
      if (anchors.has(node.source)) return
      add(node, { found: `\`*${node.source}\`, an alias of nothing`, expected, suggestion: quotes })
    },
    Pair(_, { key }) {
      if (!isScalar(key) || !inherited.has(String(key.value))) return
      add(key, { found: `\`${key.value}\``, expected: 'a name that can be used' })
    },
    Scalar(_, node) {
      // A comment begins with a space; without one, on the same line, it is the rest of a text.
      const rest = /^[ \t]+(#\S.*)/.exec(text.slice(node.range?.[1]))?.[1]
      if (node.type !== 'PLAIN' || typeof node.value !== 'string' || !rest) return
      add(node, {
        found: `a text that ends before \`${rest}\``,
        expected: 'the whole text',
        suggestion: quotes,
      })
    },
  })
  return faults
}
