import type { Spot } from './feed-parts.ts'
import { type Fault, type FeedRule, feedRule, inXml, quoted } from './feed-rule.ts'
import { eachElement, namespaces, qualifiedName, type XmlElement } from './xml-element.ts'

/** Rules for the namespaces of a document and for how readers recognise it. */
export const xmlRules: readonly FeedRule[] = [
  feedRule({
    id: 'feed-namespaces-declared',
    level: 'error',
    sentence: 'Every namespace prefix is declared.',
    faults: inXml(undefined, (root) => oncePrefix([...undeclaredPrefixes(root)])),
  }),
  feedRule({
    id: 'feed-usual-prefixes',
    level: 'warning',
    sentence: 'Well-known namespaces have their usual prefixes.',
    faults: inXml(undefined, (root) => oncePrefix([...unusualPrefixes(root)])),
  }),
  feedRule({
    id: 'feed-usual-namespaces',
    level: 'warning',
    sentence: 'Well-known prefixes stand for their usual namespaces.',
    faults: inXml(undefined, (root) => oncePrefix([...unusualNamespaces(root)])),
  }),
  feedRule({
    id: 'feed-root-early',
    level: 'warning',
    sentence: 'The root element begins within the first 512 bytes.',
    faults: inXml(undefined, (root, { text }) => {
      const before = new TextEncoder().encode(text.slice(0, root.at)).length
      if (before + qualifiedName(root).length < 512) return []
      const field = qualifiedName(root)
      return [
        { field, at: root.at, found: `${before} bytes before it`, expected: 'at most 500 bytes' },
      ]
    }),
  }),
  feedRule({
    id: 'feed-format-unmistaken',
    level: 'error',
    sentence: 'An Atom feed has none of the tags by which readers recognise RSS.',
    faults: inXml('atom', (_root, { text }) => {
      const mark = rssMark(text)
      if (!mark) return []
      const [found] = mark
      return [{ field: '', at: mark.index, found, expected: `&lt;${found.slice(1)}, escaped` }]
    }),
  }),
]

/** NetNewsWire looks for these in the bytes, in CDATA and comments too. */
function rssMark(text: string): RegExpExecArray | undefined {
  const channel = text.includes('<pubDate>') ? /<channel>/.exec(text) : null
  return /<rss|<rdf:RDF/.exec(text) ?? channel ?? undefined
}

interface PrefixFault extends Fault {
  prefix: string
}

/** One finding a prefix is enough. */
function oncePrefix(faults: readonly PrefixFault[]): Fault[] {
  const seen = new Set<string>()
  return faults.filter(({ prefix }) => !seen.has(prefix) && seen.add(prefix))
}

function* undeclaredPrefixes(root: XmlElement): Generator<PrefixFault> {
  const declared = new Set(['xml', 'xmlns'])
  for (const element of eachElement(root)) {
    const { prefix, namespace, attributes } = element
    const names = Object.keys(attributes).filter((name) => name.includes(':'))
    for (const name of names) {
      if (name.startsWith('xmlns:')) declared.add(name.slice('xmlns:'.length))
    }
    if (prefix !== '' && namespace === undefined) yield undeclared(prefix, spotOf(element))
    const used = names.map((name) => name.slice(0, name.indexOf(':')))
    yield* used.filter((one) => !declared.has(one)).map((one) => undeclared(one, spotOf(element)))
  }
}

function undeclared(prefix: string, spot: Spot): PrefixFault {
  return {
    ...spot,
    prefix,
    found: `the prefix "${prefix}"`,
    expected: `xmlns:${prefix} on the root`,
  }
}

const usualPrefixes = new Map<string, string>(
  Object.entries(namespaces)
    .filter(([prefix]) => prefix !== 'atom')
    .map(([prefix, namespace]) => [namespace, prefix]),
)

function* unusualPrefixes(root: XmlElement): Generator<PrefixFault> {
  for (const element of eachElement(root)) {
    const { prefix, namespace = '' } = element
    const usual =
      root.name === 'feed' && namespace === root.namespace ? '' : usualPrefixes.get(namespace)
    if (usual === undefined || usual === prefix) continue
    const expected = usual === '' ? `<${element.name}>` : `<${usual}:${element.name}>`
    yield { ...spotOf(element), prefix, found: `<${qualifiedName(element)}>`, expected }
  }
}

const usualNamespaces = new Map<string, string>(Object.entries(namespaces))

// The project of the podcast namespace gives both addresses.
const podcastDocument =
  'https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md'

function* unusualNamespaces(root: XmlElement): Generator<PrefixFault> {
  for (const element of eachElement(root)) {
    const { prefix, namespace } = element
    const usual = usualNamespaces.get(prefix)
    if (usual === undefined || namespace === undefined || isUsual(namespace, usual)) continue
    const found = `xmlns:${prefix}=${quoted(namespace)}`
    yield { ...spotOf(element), prefix, found, expected: quoted(usual) }
  }
}

function isUsual(namespace: string, usual: string): boolean {
  // That of podcasts is written with capital letters by some, which all readers accept.
  if (usual === namespaces.itunes) return namespace.toLowerCase() === usual
  return namespace === usual || (usual === namespaces.podcast && namespace === podcastDocument)
}

function spotOf(element: XmlElement): Spot {
  return { field: qualifiedName(element), at: element.at }
}
