import { oneLine } from '../../model/text.ts'
import { textOfHtml } from '../text-of-html.ts'
import { type JsonLd, readJsonLd } from './json-ld.ts'
import type { PageDocument, PageElement } from './page-document.ts'

/** A value with the place of the page that it comes from. */
export interface Fact {
  value: string
  from: string
}

/** What a page says of itself, ready to be asked. */
export interface PageFacts {
  document: PageDocument
  jsonLd: JsonLd
  /** The contents of `meta` elements of these names, in the order of the names. */
  meta(...names: string[]): Fact[]
  /** What the property of the article says in JSON-LD, as text. */
  json(...properties: string[]): Fact[]
  /** The texts of elements, or those of an attribute where they have it. */
  elements(selector: string, attribute?: string): Fact[]
}

export function pageFacts(document: PageDocument): PageFacts {
  const metas = [...document.querySelectorAll('meta[content]')]
  const jsonLd = readJsonLd(document)
  return {
    document,
    jsonLd,
    meta: (...names) => names.flatMap((name) => metaFacts(metas, name)),
    json: (...properties) => properties.flatMap((property) => jsonFacts(jsonLd, property)),
    elements: (selector, attribute) =>
      [...document.querySelectorAll(selector)].flatMap((element) =>
        fact(
          (attribute !== undefined ? element.getAttribute(attribute) : null) ?? element.textContent,
          `<${element.tagName.toLowerCase()}>`,
        ),
      ),
  }
}

function metaFacts(metas: readonly PageElement[], name: string): Fact[] {
  return metas
    .filter((meta) =>
      ['property', 'name', 'itemprop', 'http-equiv'].some(
        (attribute) => meta.getAttribute(attribute)?.trim().toLowerCase() === name.toLowerCase(),
      ),
    )
    .flatMap((meta) => fact(meta.getAttribute('content'), `meta ${name}`))
}

function jsonFacts({ article, nodesOf }: JsonLd, property: string): Fact[] {
  return nodesOf(article[property]).flatMap((node) =>
    fact(node['name'] ?? node['@value'] ?? node['url'] ?? node['@id'], `JSON-LD ${property}`),
  )
}

/** Texts of JSON-LD and of `meta` are often escaped once too often. */
function fact(value: unknown, from: string): Fact[] {
  if (typeof value !== 'string') return []
  const text = /&(?:#\d+|#x[\da-f]+|\w+);/i.test(value)
    ? textOfHtml(value.replaceAll('<', '&lt;'))
    : value
  const line = oneLine(text)
  return line === '' ? [] : [{ value: line, from }]
}
