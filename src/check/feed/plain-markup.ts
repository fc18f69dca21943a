import { inspectMarkup } from './inspect-markup.ts'

// HTML Living Standard, Index of elements, with the obsolete ones that are still met.
const elements: ReadonlySet<string> = new Set(
  [
    'a abbr acronym address applet area article aside audio b base bdi bdo big blockquote body br',
    'button canvas caption center cite code col colgroup data datalist dd del details dfn dialog',
    'dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3',
    'h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map',
    'mark menu meta meter nav noscript object ol optgroup option output p picture pre progress q',
    'rp rt ruby s samp script search section select slot small source span strike strong style',
    'sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u',
    'ul var video wbr',
  ]
    .join(' ')
    .split(' '),
)
const voidElements = new Set('area base br col embed hr img input link meta wbr'.split(' '))

// No author of a plain text writes about whole ones of these.
const blocks = new Set(
  'a blockquote div figure h1 h2 h3 h4 h5 h6 iframe img ol p pre script style table ul'.split(' '),
)

/**
 * Markup in a text that is plain, which readers show as it stands; undefined when there is none. A
 * single tag, as in a title about HTML, is text.
 */
export function plainMarkup(text: string): string | undefined {
  return tagIn(text) ?? referenceIn(text)
}

/** The first whole element of HTML in a text. */
export function tagIn(text: string): string | undefined {
  const [name] = wholeElements(text)
  return name && `<${name}>`
}

/** The first reference of HTML in a text, such as `&eacute;`. */
export function referenceIn(text: string): string | undefined {
  const references = text.match(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi) ?? []
  return references.find((reference) => inspectMarkup(reference).text !== reference)
}

/** The first element of HTML in a text, whole or not. */
export function elementIn(text: string): string | undefined {
  if (!text.includes('<')) return undefined
  const met = [...inspectMarkup(text).elements].find((name) => elements.has(name))
  return met && `<${met}>`
}

/** Whether a text that is called plain is HTML to all appearance. */
export function isLikelyHtml(text: string): boolean {
  const start = /^<([a-z][a-z\d]*)[\s/>]/i.exec(text)?.[1]?.toLowerCase()
  // A paragraph needs no end.
  return start === 'p' || wholeElements(text).some((name) => blocks.has(name) || name === start)
}

/** The names of those elements of HTML that have an end or need none. */
function wholeElements(text: string): string[] {
  if (!/<[a-z]/i.test(text)) return []
  const markup = inspectMarkup(text)
  return [...markup.elements].filter(
    (name) => voidElements.has(name) || (elements.has(name) && markup.closed.has(name)),
  )
}
