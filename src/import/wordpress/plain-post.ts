import { linkTo, paragraphsOfLines } from './paragraphs-of-lines.ts'

/** A picture of the media library. */
export interface Attachment {
  url: string
  alt: string
}

export interface PlainPost {
  html: string
  /** Names of shortcodes that nothing is known of. */
  unknown: string[]
}

type Attributes = Readonly<Record<string, string>>

/** What a shortcode becomes; undefined where that cannot be told. */
type Shortcode = (
  attributes: Attributes,
  content: string,
  attachments: ReadonlyMap<string, Attachment>,
) => string | undefined

const shortcodes: Readonly<Record<string, Shortcode>> = {
  caption,
  wp_caption: caption,
  gallery,
  embed: ({ src }, content) => `\n\n${linkTo((src ?? content).trim())}\n\n`,
  audio: (attributes) => recording('audio', attributes),
  video: (attributes) => recording('video', attributes),
  youtube: ({ url, '0': first }) => `\n\n${linkTo(url ?? first ?? '')}\n\n`,
}

// `[name …]…[/name]` or `[name …]`; what has neither attributes nor an end is text in brackets.
const pattern =
  /\[(\[?)([a-z][\w-]*)((?:[\s/][^[\]]*)?)\](?:((?:(?!\[\2[\s\]])[\s\S])*?)\[\/\2\])?(\]?)/gi

/** The text of a post as plain HTML: without comments of blocks, and with its shortcodes done. */
export function plainPost(
  content: string,
  attachments: ReadonlyMap<string, Attachment>,
): PlainPost {
  const unknown: string[] = []
  const hasBlocks = content.includes('<!-- wp:')
  const bare = content
    .replace(/<!--(?!\[)[\s\S]*?-->/g, '')
    .replace(embedBlock, (_, url) => linkTo(url))
  const done = bare.replace(
    pattern,
    (whole, open: string, name: string, written: string, text: string | undefined, end: string) => {
      // Doubled brackets are an example of one.
      if (open !== '' && end !== '') return whole.slice(1, -1)
      const known = shortcodes[name.toLowerCase()]
      const attributes = attributesIn(written.replace(/\/\s*$/, ''))
      const html = known?.(attributes, text ?? '', attachments)
      if (html !== undefined) return open + html + end
      if (!known && text === undefined && !written.includes('=')) return whole
      unknown.push(name)
      return open + (text ?? '') + end
    },
  )
  return { html: hasBlocks ? done : paragraphsOfLines(done), unknown: [...new Set(unknown)] }
}

const embedBlock = /<div class="wp-block-embed__wrapper">\s*(https?:\/\/[^\s<]+)\s*<\/div>/g

function caption(attributes: Attributes, content: string): string {
  const [, picture = '', words = ''] =
    /^\s*((?:<a [^>]*>\s*)?<img[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i.exec(content) ?? []
  const text = words.trim() || attributes['caption'] || ''
  if (picture === '') return content
  return `\n\n<figure>${picture}${text === '' ? '' : `<figcaption>${text}</figcaption>`}</figure>\n\n`
}

function gallery(
  { ids = '' }: Attributes,
  _: string,
  attachments: ReadonlyMap<string, Attachment>,
): string | undefined {
  const pictures = ids
    .split(',')
    .flatMap((id) => attachments.get(id.trim()) ?? [])
    .map(({ url, alt }) => `<p><img src="${quoted(url)}" alt="${quoted(alt)}"></p>`)
  return pictures.length > 0 ? `\n\n${pictures.join('\n\n')}\n\n` : undefined
}

function recording(name: 'audio' | 'video', attributes: Attributes): string | undefined {
  const src = ['src', 'mp3', 'm4a', 'ogg', 'mp4', 'webm']
    .map((one) => attributes[one])
    .find(Boolean)
  return src && `\n\n<p><${name} src="${quoted(src)}" controls></${name}></p>\n\n`
}

function quoted(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
}

function attributesIn(text: string): Attributes {
  const found: Record<string, string> = {}
  let bare = 0
  for (const [, name, one, two, three, alone] of text.matchAll(
    /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|([^\s=]+)/g,
  )) {
    if (name !== undefined) found[name.toLowerCase()] = one ?? two ?? three ?? ''
    else {
      found[bare] = (alone ?? '').replace(/^["']|["']$/g, '')
      bare += 1
    }
  }
  return found
}
