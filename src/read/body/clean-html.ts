import sanitizeHtml from 'sanitize-html'
import { carriable } from '../../model/text.ts'

/** What an address in an article stands for. */
export interface Located {
  /** The absolute form. */
  url: string
  /** Pixels, of a picture whose size is known. */
  width?: number
  height?: number
}

/** What an address is for. */
export type Use = 'link' | 'picture'

/** Locates an address; undefined when it leads nowhere. */
export type LocateAddress = (address: string, use: Use) => Located | undefined

// What survives in every reader; the rest would be lost or harmful there.
const allowedTags = (
  'p div br hr a em strong b i u s del ins sub sup small q cite abbr time kbd samp var code pre ' +
  'blockquote ul ol li dl dt dd h2 h3 h4 h5 h6 figure figcaption img picture audio video source ' +
  'table caption thead tbody tfoot tr th td'
).split(' ')

const allowedAttributes = {
  a: ['href', 'id', 'title', 'hreflang'],
  abbr: ['title'],
  audio: ['src', 'controls'],
  blockquote: ['cite'],
  del: ['cite', 'datetime'],
  img: ['src', 'alt', 'title', 'width', 'height'],
  ins: ['cite', 'datetime'],
  li: ['id', 'value'],
  ol: ['start', 'reversed', 'type'],
  q: ['cite'],
  source: ['src', 'type'],
  sup: ['id'],
  td: ['colspan', 'rowspan', 'align'],
  th: ['colspan', 'rowspan', 'scope', 'align'],
  time: ['datetime'],
  video: ['src', 'controls', 'poster', 'width', 'height'],
  '*': ['lang', 'dir'],
}

// Elements whose text is not text of the article.
const nonTextTags =
  'head title style script textarea option select noscript template xmp noembed noframes svg math'.split(
    ' ',
  )

// Blocks that not every reader knows: as plain ones they still keep their texts apart.
const plainBlocks =
  'section article main aside header footer nav address center details summary hgroup fieldset legend form dialog search menu label button'.split(
    ' ',
  )

const addressAttributes = ['href', 'src', 'poster', 'cite']
// The only ids that stay: those that the footnotes of a text are linked by.
const footnoteId = /^fn(?:ref)?-/
const embeds: Record<string, string> = { iframe: 'src', embed: 'src', object: 'data' }

const allowed: ReadonlySet<string> = new Set(allowedTags)
const placed: ReadonlySet<string> = new Set(['img', 'source'])

const constantOptions: sanitizeHtml.IOptions = {
  // An iframe has become a link when this is asked; it is named so that its text is dropped.
  allowedTags: [...allowedTags, 'iframe'],
  allowedAttributes,
  nonTextTags,
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesAppliedToAttributes: addressAttributes,
  allowProtocolRelative: false,
  enforceHtmlBoundary: false,
  selfClosing: ['img', 'br', 'hr', 'source'],
}

const transforms: sanitizeHtml.IOptions['transformTags'] = {
  h1: 'h2',
  strike: 's',
  tt: 'code',
  ...Object.fromEntries(plainBlocks.map((tag) => [tag, 'div'])),
  audio: withControls,
  video: withControls,
  td: withAlignment,
  th: withAlignment,
  ...Object.fromEntries(Object.entries(embeds).map(([tag, from]) => [tag, asLink(from)])),
}

/**
 * A balanced fragment of harmless HTML: allow-listed elements and attributes, every address
 * absolute, no class, style or script, embeds as links, `h1` as `h2` below the article's title.
 */
export function cleanHtml(html: string, locate: LocateAddress): string {
  const { text, whole } = cleanOnce(html, locate)
  // Once more where an element is gone or another one: it no longer keeps those around it apart.
  return whole ? text : cleanOnce(text, (url) => ({ url })).text
}

/** The clean text, and whether each element stayed what it was. */
function cleanOnce(html: string, locate: LocateAddress): { text: string; whole: boolean } {
  let whole = true
  const clean = sanitizeHtml(html, {
    ...constantOptions,
    onOpenTag(name) {
      whole &&= allowed.has(name)
    },
    // A picture or a recording that is nowhere.
    exclusiveFilter({ tag, attribs }) {
      const gone = placed.has(tag) && !attribs['src']
      whole &&= !gone
      return gone
    },
    transformTags: {
      ...transforms,
      '*': (tagName, attributes) => ({
        tagName,
        attribs: (tagName === 'img' ? withPicture : withAddresses)(attributes, locate),
      }),
    },
  })
  return { text: carriable(clean).trim(), whole }
}

/** Without controls a reader shows nothing that could be played. */
function withControls(tagName: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  return { tagName, attribs: { ...attribs, controls: '' } }
}

/** Styles are dropped; of a cell in a table they tell the side at which its text stands. */
function withAlignment(
  tagName: string,
  { align, style = '', ...attributes }: sanitizeHtml.Attributes,
): sanitizeHtml.Tag {
  const side = /text-align:\s*(\w+)/i.exec(style)?.[1] ?? align ?? ''
  const known = /^(?:left|center|right)$/i.test(side)
  return { tagName, attribs: { ...attributes, ...(known && { align: side.toLowerCase() }) } }
}

function asLink(from: string): sanitizeHtml.Transformer {
  return (_, { [from]: href = '', title }) => ({
    tagName: 'a',
    attribs: { href },
    text: title || href,
  })
}

function withAddresses(
  attributes: sanitizeHtml.Attributes,
  locate: LocateAddress,
): sanitizeHtml.Attributes {
  const entries = Object.entries(attributes).flatMap(([name, value]) => {
    if (name === 'id' && !footnoteId.test(value)) return []
    if (name === 'dir' && !/^(?:ltr|rtl|auto)$/i.test(value)) return []
    if (!addressAttributes.includes(name)) return [[name, value]]
    const located = locate(value, name === 'poster' ? 'picture' : 'link')
    return located === undefined ? [] : [[name, located.url]]
  })
  return Object.fromEntries(entries)
}

/** A picture in its proportions, with words for those who do not see it. */
function withPicture(
  { src, width, height, alt = '', ...others }: sanitizeHtml.Attributes,
  locate: LocateAddress,
): sanitizeHtml.Attributes {
  const located = src === undefined ? undefined : locate(src, 'picture')
  if (!located) return {}
  const size = sizeOf(located, pixels(width), pixels(height))
  return { src: located.url, ...size, alt, ...withAddresses(others, locate) }
}

/**
 * The size in which a picture is shown: what the author says of it counts, in its proportions.
 * A number of pixels is all that the attributes can say.
 */
function sizeOf(
  located: Located,
  width: number | undefined,
  height: number | undefined,
): sanitizeHtml.Attributes {
  if (width !== undefined && height !== undefined) return sizeAttributes(width, height)
  if (located.width === undefined || located.height === undefined) {
    return sizeAttributes(width, height)
  }
  const ratio = located.width / located.height
  if (width !== undefined) return sizeAttributes(width, width / ratio)
  if (height !== undefined) return sizeAttributes(height * ratio, height)
  return sizeAttributes(located.width, located.height)
}

function pixels(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined
}

function sizeAttributes(
  width: number | undefined,
  height: number | undefined,
): sanitizeHtml.Attributes {
  return {
    ...(width !== undefined && { width: String(Math.round(width)) }),
    ...(height !== undefined && { height: String(Math.round(height)) }),
  }
}
