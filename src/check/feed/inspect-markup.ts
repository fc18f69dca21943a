import { Parser } from 'htmlparser2'
import { countEndTags } from './count-end-tags.ts'

/** What one pass over HTML tells of it. */
export interface Markup {
  /** The visible text. */
  text: string
  /** The names of all elements in it, each once. */
  elements: ReadonlySet<string>
  /** The names of those elements that have an end tag. */
  closed: ReadonlySet<string>
  /** The values of `href`, `src` and their like. */
  addresses: readonly { attribute: string; value: string }[]
  /** The sources of frames. */
  frames: readonly string[]
  /** Attributes that hold scripts, such as `onclick`. */
  handlers: readonly string[]
  /** Whether an element has a `style` attribute. */
  styled: boolean
  /** Elements that are opened and never closed, though HTML wants it to be. */
  unclosed: readonly string[]
  /** Elements of which more end than begin. */
  surplus: readonly string[]
}

const addressAttributes = new Set(['href', 'src', 'poster', 'cite'])

// Left open, these change what comes after them.
const closedByAuthors = new Set(
  [
    'a abbr b blockquote cite code del details div em figcaption figure font h1 h2 h3 h4 h5 h6 i',
    'ins kbd mark ol pre q s section small span strike strong sub summary sup table u ul video',
  ]
    .join(' ')
    .split(' '),
)

// The parser becomes slow in deeper ones, and no reader shows them.
const deepest = 512

/** Reads HTML as a reader does, without changing it. */
export function inspectMarkup(html: string): Markup {
  const text: string[] = []
  const opened = new Map<string, number>()
  const named = new Set<string>()
  const closed = new Set<string>()
  const attributes: NamedAttribute[] = []
  const unclosed: string[] = []
  let depth = 0
  const parser = new Parser({
    onopentag(element, values, isImplied) {
      depth += 1
      if (depth > deepest) parser.pause()
      opened.set(element, (opened.get(element) ?? 0) + (isImplied ? 0 : 1))
      for (const [name, value] of Object.entries(values)) attributes.push({ element, name, value })
    },
    onclosetag(element, implied) {
      depth -= 1
      if (!implied) closed.add(element)
      if (implied && closedByAuthors.has(element)) unclosed.push(element)
    },
    ontext(piece) {
      text.push(piece)
    },
    onprocessinginstruction(name) {
      named.add(name)
    },
  })
  parser.end(html)
  return {
    text: text.join(''),
    elements: new Set([...opened.keys(), ...named]),
    closed,
    unclosed,
    surplus: depth > deepest ? [] : surplusIn(html, opened),
    ...attributeFacts(attributes),
  }
}

function surplusIn(html: string, opened: ReadonlyMap<string, number>): string[] {
  if (!html.includes('</')) return []
  return [...countEndTags(html)].flatMap(([name, count]) =>
    count > (opened.get(name) ?? 0) ? [name] : [],
  )
}

interface NamedAttribute {
  element: string
  name: string
  value: string
}

function attributeFacts(
  attributes: readonly NamedAttribute[],
): Pick<Markup, 'addresses' | 'frames' | 'handlers' | 'styled'> {
  const names = new Set(attributes.map(({ name }) => name))
  const frames = attributes.filter(({ element, name }) => element === 'iframe' && name === 'src')
  return {
    addresses: attributes.flatMap(({ element, name, value }) =>
      addressesIn(name, value).map((one) => ({ attribute: `${element} ${name}`, value: one })),
    ),
    frames: frames.map(({ value }) => value),
    handlers: [...names].filter((name) => /^on[a-z]/.test(name)),
    styled: names.has('style'),
  }
}

function addressesIn(attribute: string, value: string): string[] {
  if (addressAttributes.has(attribute)) return [value.trim()]
  if (attribute !== 'srcset') return []
  // HTML Living Standard, srcset: an address may hold commas, but does not end with one.
  return value.split(/,\s+|\s+[\d.]+[wxh]\s*,?/).flatMap((one) => one.trim() || [])
}
