import type { Element, ElementContent } from 'hast'

const addresses = ['href', 'src', 'poster', 'cite'] as const
// What is no text of the article, wherever it stands.
const unread = new Set(
  'script style template noscript form input button select textarea svg object'.split(' '),
)
// Blocks that Substack and Ghost put between the paragraphs for signing up.
const widgets =
  /^(?:subscription-widget.*|button-wrapper|subscribe-widget|kg-signup-card|sharedaddy|jp-relatedposts)$/
const looks = ['style', 'id', 'align', 'role', 'ariaLabel', 'target', 'rel']
const lazy = ['dataSrc', 'dataLazySrc', 'dataOriginal']

/**
 * The element with absolute addresses; or what stands in its place.
 * @param base the address that relative ones are relative to
 */
export function tidyElement(node: Element, base: string | undefined): Element | ElementContent[] {
  const { tagName, properties, children } = node
  if (unread.has(tagName) || classesOf(node).some((name) => widgets.test(name))) return []
  if (tagName === 'picture')
    return children.filter((one) => 'tagName' in one && one.tagName === 'img')
  if (tagName === 'img') return tidyPicture(node, base)
  if (tagName !== 'code') delete properties['className']
  for (const name of looks) delete properties[name]
  for (const name of Object.keys(properties).filter(isProgram)) delete properties[name]
  if (!/^(?:audio|video)$/.test(tagName)) return resolved(node, base)
  takeSource(node)
  const tidied = resolved(node, base)
  return node.properties['src'] === undefined ? [] : tidied
}

/** What a browser would run. */
function isProgram(name: string): boolean {
  return /^on/i.test(name) || name === 'srcDoc'
}

function resolved(node: Element, base: string | undefined): Element | ElementContent[] {
  const { properties, children } = node
  for (const name of addresses) {
    const value = properties[name]
    if (typeof value !== 'string') continue
    const url = absolute(value, base)
    // A mark within the page does not survive.
    if (url === undefined && name === 'href') return children
    properties[name] = url
  }
  // The target of a link within the page, or one that is not for the web.
  return node.tagName === 'a' && properties['href'] === undefined ? children : node
}

/** A recording names its file itself, or in elements inside it. */
function takeSource(node: Element): void {
  const source = node.children.find((one) => 'tagName' in one && one.tagName === 'source')
  const src = source && 'properties' in source ? source.properties['src'] : undefined
  if (node.properties['src'] === undefined && src !== undefined) node.properties['src'] = src
  node.children = []
}

function tidyPicture(node: Element, base: string | undefined): Element | ElementContent[] {
  const { properties } = node
  const source = [...lazy, 'src']
    .map((name) => properties[name])
    .find((value) => typeof value === 'string' && !value.startsWith('data:'))
  const url = absolute(String(source ?? ''), base)
  const isPixel = [properties['width'], properties['height']].every((size) => Number(size) === 1)
  if (url === undefined || isPixel) return []
  const { alt, title, width, height } = properties
  node.properties = { src: url, alt: alt ?? '', title, width, height }
  return node
}

function absolute(text: string, base: string | undefined): string | undefined {
  const written = text.trim()
  if (written === '' || written.startsWith('#')) return undefined
  const url = URL.parse(written, base)
  if (!url) return base === undefined ? written : undefined
  return /^(?:https?|mailto|tel):$/.test(url.protocol) ? url.href : undefined
}

function classesOf({ properties }: Element): string[] {
  const { className } = properties
  return Array.isArray(className) ? className.map(String) : []
}
