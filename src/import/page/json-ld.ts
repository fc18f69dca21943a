import type { PageDocument } from './page-document.ts'

/** A node of JSON-LD, whatever it has. */
export type JsonNode = Readonly<Record<string, unknown>>

export interface JsonLd {
  /** The node of the article, or of its page; empty when there is none. */
  article: JsonNode
  /** The nodes that a value names: itself, those of a list, or the one with its `@id`. */
  nodesOf(value: unknown): JsonNode[]
}

const deepest = 12
const articleType = /(?:Article|Posting|Report|Review|Blog)$/
const pageType = /(?:WebPage|ItemPage|CreativeWork)$/

/** What the page says of itself in JSON-LD, in whichever shape (JSON-LD 1.1 §9). */
export function readJsonLd(document: PageDocument): JsonLd {
  const scripts = [...document.querySelectorAll('script[type^="application/ld+json" i]')]
  const nodes = scripts.flatMap(({ textContent }) => nodesIn(parsed(textContent ?? ''), 0))
  const named = new Map<unknown, JsonNode>()
  for (const node of nodes) {
    // Others only refer to it by its name.
    if (typeof node['@id'] === 'string' && Object.keys(node).length > 2)
      named.set(node['@id'], node)
  }
  const article = ofType(nodes, articleType).find((node) => 'headline' in node)
  return {
    article: article ?? ofType(nodes, articleType)[0] ?? ofType(nodes, pageType)[0] ?? {},
    nodesOf: (value) => listOf(value).map((node) => named.get(node['@id']) ?? node),
  }
}

function parsed(text: string): unknown {
  const json = text
    .replace(/^\s*(?:<!--|\/\*.*?\*\/|<!\[CDATA\[)/s, '')
    .replace(/(?:-->|\]\]>)\s*$/, '')
  try {
    return JSON.parse(json)
  } catch {
    return parsedLoosely(json)
  }
}

/** Many pages have line ends within strings, which JSON does not. */
function parsedLoosely(json: string): unknown {
  try {
    return JSON.parse(json.replace(/[\u0000-\u001f]+/g, ' ').replace(/,\s*([}\]])/g, '$1'))
  } catch {
    return undefined
  }
}

function nodesIn(value: unknown, depth: number): JsonNode[] {
  if (typeof value !== 'object' || value === null || depth > deepest) return []
  if (Array.isArray(value)) return value.flatMap((one) => nodesIn(one, depth + 1))
  const node = value as JsonNode
  return [node, ...Object.values(node).flatMap((one) => nodesIn(one, depth + 1))]
}

function ofType(nodes: readonly JsonNode[], pattern: RegExp): JsonNode[] {
  return nodes.filter((node) => [node['@type']].flat().some((type) => pattern.test(String(type))))
}

function listOf(value: unknown): JsonNode[] {
  return [value].flat().flatMap((one): JsonNode[] => {
    if (typeof one === 'string') return [{ name: one, url: one }]
    return typeof one === 'object' && one !== null ? [one as JsonNode] : []
  })
}
