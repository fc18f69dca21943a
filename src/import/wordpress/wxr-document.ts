import { Parser } from 'htmlparser2'

/** A label of a post: a category, a tag or another kind. */
export interface WxrLabel {
  domain: string
  nicename: string
  name: string
}

/** An `item` of an export: its simple elements by their names, such as `wp:status`. */
export interface WxrItem {
  fields: ReadonlyMap<string, string>
  labels: readonly WxrLabel[]
  meta: ReadonlyMap<string, string>
  comments: number
}

export interface WxrDocument {
  /** Display names by login. */
  authors: ReadonlyMap<string, string>
  language?: string
  items: readonly WxrItem[]
}

interface OpenItem {
  fields: Map<string, string>
  labels: WxrLabel[]
  meta: Map<string, string>
  comments: number
}

/** Takes a WordPress export apart (WXR 1.0 to 1.2); what is not well-formed does not stop it. */
export function wxrDocument(xml: string): WxrDocument {
  const authors = new Map<string, string>()
  const items: OpenItem[] = []
  const language: string[] = []
  const path: Open[] = []
  const pairs: Map<string, string>[] = []

  function closeInItem({ name, text, attributes }: Open, item: OpenItem): void {
    if (name === 'category') item.labels.push(labelOf(attributes, text))
    else if (name === 'wp:comment') item.comments += 1
    else if (name === 'wp:postmeta') item.meta.set(...metaIn(pairs.pop() ?? new Map()))
    else item.fields.set(name, text)
  }

  function close(open: Open, parent: string): void {
    const item = items.at(-1)
    if (pairNames.has(parent)) pairs.at(-1)?.set(open.name, open.text)
    else if (parent === 'item' && item) closeInItem(open, item)
    else if (open.name === 'wp:author') authors.set(...authorIn(pairs.pop() ?? new Map()))
    else if (parent === 'channel' && open.name === 'language') language.push(open.text.trim())
  }

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'item') {
          items.push({ fields: new Map(), labels: [], meta: new Map(), comments: 0 })
        }
        if (pairNames.has(name)) pairs.push(new Map())
        path.push({ name, attributes, text: '' })
      },
      ontext(text) {
        const open = path.at(-1)
        if (open) open.text += text
      },
      onclosetag() {
        const open = path.pop()
        if (open) close(open, path.at(-1)?.name ?? '')
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  const [first] = language
  return { authors, items, ...(first !== undefined && { language: first }) }
}

// Elements that hold a few simple ones.
const pairNames: ReadonlySet<string> = new Set(['wp:author', 'wp:postmeta'])

/** An element that has not ended yet. */
interface Open {
  name: string
  attributes: Record<string, string>
  text: string
}

function labelOf(attributes: Record<string, string>, name: string): WxrLabel {
  return { domain: attributes['domain'] ?? '', nicename: attributes['nicename'] ?? '', name }
}

function authorIn(pair: ReadonlyMap<string, string>): [login: string, name: string] {
  const login = pair.get('wp:author_login') ?? ''
  const whole = [pair.get('wp:author_first_name'), pair.get('wp:author_last_name')]
  return [login, pair.get('wp:author_display_name') || whole.join(' ').trim() || login]
}

function metaIn(pair: ReadonlyMap<string, string>): [key: string, value: string] {
  return [pair.get('wp:meta_key') ?? '', pair.get('wp:meta_value') ?? '']
}
