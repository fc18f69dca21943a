import { decodePath } from '../../model/decode-path.ts'
import { oneLine } from '../../model/text.ts'
import { decodeText } from '../decode-text.ts'
import { htmlNotes } from '../html-notes.ts'
import type { ImportedArticle, ImportNote } from '../imported-article.ts'
import type { Importer, ImportSettings } from '../importer.ts'
import { markdownOfHtml } from '../markdown-of-html.ts'
import { matchLabels } from '../match-labels.ts'
import { momentText } from '../moment-text.ts'
import { present } from '../present.ts'
import { realSummary } from '../real-summary.ts'
import { textOfHtml } from '../text-of-html.ts'
import { type Attachment, plainPost } from './plain-post.ts'
import { type WxrDocument, type WxrItem, wxrDocument } from './wxr-document.ts'

/** The export of WordPress: posts and pages of one or several files. */
export const wxrImporter: Importer = {
  name: 'WordPress export',
  recognises: ({ bytes }) =>
    decodeText(bytes.subarray(0, 8192)).includes('http://wordpress.org/export/1.'),
  read(file, settings) {
    const document = wxrDocument(decodeText(file.bytes))
    const attachments = new Map(document.items.filter(isAttachment).map(attachmentOf))
    return document.items
      .filter(isArticle)
      .map((item) => articleOf(item, { document, attachments, settings, path: file.path }))
  },
}

interface Around {
  document: WxrDocument
  attachments: ReadonlyMap<string, Attachment>
  settings: ImportSettings
  path: string
}

// Neither written nor shown: copies, what was thrown away, and what belongs to something else.
const gone = new Set(['trash', 'auto-draft', 'inherit'])
const shown = new Set(['publish', 'future'])

function isArticle(item: WxrItem): boolean {
  const type = field(item, 'wp:post_type')
  return (type === 'post' || type === 'page') && !gone.has(field(item, 'wp:status'))
}

function isAttachment(item: WxrItem): boolean {
  return field(item, 'wp:post_type') === 'attachment'
}

function attachmentOf(item: WxrItem): [id: string, attachment: Attachment] {
  const url = field(item, 'wp:attachment_url') || field(item, 'guid')
  const alt = item.meta.get('_wp_attachment_image_alt') ?? ''
  return [field(item, 'wp:post_id'), { url, alt: oneLine(alt) }]
}

function field({ fields }: WxrItem, name: string): string {
  return fields.get(name) ?? ''
}

function articleOf(item: WxrItem, around: Around): ImportedArticle {
  const { document, attachments, settings, path } = around
  const address = URL.parse(field(item, 'link').trim())?.href
  const { html, unknown } = plainPost(field(item, 'content:encoded'), attachments)
  const title = oneLine(textOfHtml(field(item, 'title')))
  const summary = oneLine(textOfHtml(field(item, 'excerpt:encoded')))
  const login = field(item, 'dc:creator')
  const author = document.authors.get(login) ?? login
  const picture = attachments.get(item.meta.get('_thumbnail_id') ?? '')
  const isPage = field(item, 'wp:post_type') === 'page'
  return present({
    origin: `${path}, ${title || `post ${field(item, 'wp:post_id')}`}`,
    title: title === '' ? undefined : title,
    guid: field(item, 'guid') || undefined,
    ...datesOf(item, settings.timeZone),
    language: document.language,
    summary: realSummary(summary, textOfHtml(html)),
    authors: author === '' ? [] : [author],
    ...labelsOf(item, settings),
    image: picture && { src: picture.url, alt: picture.alt },
    aliases: [],
    address,
    draft: !shown.has(field(item, 'wp:status')) || field(item, 'wp:post_password') !== '',
    inFeeds: isPage ? false : undefined,
    markdown: markdownOfHtml(html, address),
    notes: [...notesOn(item, unknown), ...htmlNotes(html)],
  })
}

/** In UTC, but for drafts that have no such date yet. */
function datesOf(item: WxrItem, timeZone: string): Pick<ImportedArticle, 'published' | 'updated'> {
  const utc = (name: string): string | undefined => momentText(field(item, name), 'UTC')
  return present({
    published:
      utc('wp:post_date_gmt') ??
      momentText(field(item, 'wp:post_date'), timeZone) ??
      momentText(field(item, 'pubDate'), timeZone),
    updated: utc('wp:post_modified_gmt'),
  })
}

function labelsOf({ labels }: WxrItem, { topics }: ImportSettings): ReturnType<typeof matchLabels> {
  const own = labels.filter(
    ({ domain, nicename }) =>
      ['category', 'post_tag', 'tag'].includes(domain) && nicename !== 'uncategorized',
  )
  const words = own.map(({ nicename, name }) => {
    const slug = decodePath(nicename)
    return matchLabels([slug], topics).topics.length > 0 ? slug : name
  })
  return matchLabels(words, topics)
}

function notesOn(item: WxrItem, unknown: readonly string[]): ImportNote[] {
  const status = field(item, 'wp:status')
  const { comments } = item
  return [
    ...(shown.has(status)
      ? []
      : [{ field: 'draft', kind: 'changed' as const, text: `its status was \`${status}\`` }]),
    ...(field(item, 'wp:post_password') === ''
      ? []
      : [{ field: 'draft', kind: 'changed' as const, text: 'it was behind a password' }]),
    ...unknown.map((name) => ({
      field: 'text',
      kind: 'missing' as const,
      text: `nothing is known of the shortcode [${name}]; what it showed is not here`,
    })),
    ...(comments === 0
      ? []
      : [
          {
            field: 'text',
            kind: 'missing' as const,
            text: `comments are not imported: ${comments}`,
          },
        ]),
  ]
}
