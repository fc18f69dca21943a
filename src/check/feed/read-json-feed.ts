import type { FeedParts, ItemParts, Part } from './feed-parts.ts'
import { inspectMarkup } from './inspect-markup.ts'
import { isObject, type JsonDocument } from './parse-json.ts'
import { definedParts } from './xml-parts.ts'

/** What readers take from JSON Feed 1.0 and 1.1. */
export function readJsonFeed({ value, offsets }: JsonDocument): FeedParts {
  const reader = new JsonReader(value, offsets)
  const texts = ['home_page_url', 'feed_url', 'next_url', 'icon', 'favicon']
  return {
    format: 'json',
    field: '',
    at: 0,
    ...definedParts({
      title: reader.text('title'),
      home: reader.text('home_page_url'),
      self: reader.text('feed_url'),
    }),
    languages: reader.texts('language'),
    links: [],
    // Others, such as rssCloud, have rules of their own.
    hubs: reader
      .objects('hubs')
      .filter((hub) => hub.text('type')?.text.toLowerCase() === 'websub')
      .flatMap((hub) => hub.texts('url')),
    addresses: [...texts.flatMap((name) => reader.texts(name)), ...reader.authorAddresses()],
    html: [],
    names: reader.names(),
    tags: [],
    items: reader.objects('items').map(readItem),
  }
}

function readItem(reader: JsonReader): ItemParts {
  const content = reader.text('content_html')
  const texts = ['url', 'external_url', 'image', 'banner_image']
  const attachments = reader.objects('attachments')
  return {
    field: reader.field,
    at: reader.at,
    ...definedParts({
      id: reader.id(),
      link: reader.text('url') ?? reader.text('external_url'),
      title: reader.text('title'),
      published: reader.text('date_published'),
      updated: reader.text('date_modified'),
      summary: reader.text('summary'),
      content: content ?? reader.text('content_text'),
    }),
    html: content ? [{ ...content, markup: inspectMarkup(content.text) }] : [],
    links: [],
    addresses: [
      ...texts.flatMap((name) => reader.texts(name)),
      ...attachments.flatMap((one) => one.texts('url')),
      ...reader.authorAddresses(),
    ],
    names: reader.names(),
    tags: reader.list('tags'),
    languages: reader.texts('language'),
    media: attachments.length > 0,
  }
}

/** Reads the members of one object, and knows where they stand. */
class JsonReader {
  readonly field: string
  readonly at: number
  readonly #value: Readonly<Record<string, unknown>>
  readonly #offsets: JsonDocument['offsets']
  readonly #path: string

  constructor(
    value: Readonly<Record<string, unknown>>,
    offsets: JsonDocument['offsets'],
    path = '',
    field = '',
  ) {
    this.#value = value
    this.#offsets = offsets
    this.#path = path
    this.field = field
    this.at = offsets.get(path) ?? 0
  }

  text(name: string): Part | undefined {
    return this.#part(this.#value[name], name)
  }

  texts(name: string): Part[] {
    const part = this.text(name)
    return part ? [part] : []
  }

  /** A number stands for its digits, as lenient readers have it. */
  id(): Part | undefined {
    const id = this.#value['id']
    return this.#part(typeof id === 'number' ? String(id) : id, 'id')
  }

  list(name: string): Part[] {
    const values = this.#value[name]
    if (!Array.isArray(values)) return []
    return values.flatMap((value, index) => this.#part(value, `${name}/${index}`) ?? [])
  }

  /** The objects of a list, called by their number. */
  objects(name: string): JsonReader[] {
    const values = this.#value[name]
    if (!Array.isArray(values)) return []
    return values.flatMap((value: unknown, index) => {
      if (!isObject(value)) return []
      const field = `${this.field} ${name.replace(/s$/, '')} ${index + 1}`.trim()
      return [new JsonReader(value, this.#offsets, `${this.#path}/${name}/${index}`, field)]
    })
  }

  names(): Part[] {
    return this.#authors().flatMap((one) => one.texts('name'))
  }

  authorAddresses(): Part[] {
    return this.#authors().flatMap((one) => [...one.texts('url'), ...one.texts('avatar')])
  }

  #authors(): JsonReader[] {
    const author = this.#value['author']
    const path = `${this.#path}/author`
    const legacy = isObject(author)
      ? [new JsonReader(author, this.#offsets, path, `${this.field} author`.trim())]
      : []
    const all = this.objects('authors')
    return all.length > 0 ? all : legacy
  }

  #part(value: unknown, name: string): Part | undefined {
    if (typeof value !== 'string' || value.trim() === '') return undefined
    const at = this.#offsets.get(`${this.#path}/${name}`) ?? this.at
    return { field: `${this.field} ${name.replace('/', ' ')}`.trim(), at, text: value.trim() }
  }
}
