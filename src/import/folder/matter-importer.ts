import { decodeText } from '../decode-text.ts'
import { htmlNotes } from '../html-notes.ts'
import type { ImportedArticle, ImportedPicture, ImportNote } from '../imported-article.ts'
import type { Importer, ImportFile, ImportSettings } from '../importer.ts'
import { markdownOfHtml } from '../markdown-of-html.ts'
import { matchLabels } from '../match-labels.ts'
import { momentText } from '../moment-text.ts'
import type { OldSite } from '../old-site.ts'
import { present } from '../present.ts'
import { type Matter, matterOf, textIn, textsIn } from './matter-values.ts'
import { oldPath } from './old-address.ts'
import { plainMarkdown } from './plain-markdown.ts'
import { beginsWithMatter, splitMatter } from './split-matter.ts'

const dated = /(?:^|\/)(\d{4}-\d{2}-\d{2})-[^/]+\.\w+$/

/** Texts with front matter, as Hugo, Jekyll, Eleventy and Astro have them. */
export const matterImporter: Importer = {
  name: 'Markdown file with front matter',
  recognises: ({ path, bytes }) => {
    if (/(?:^|\/)_index\.\w+$|(?:^|\/)(?:README|LICENSE|CHANGELOG)\.md$/i.test(path)) return false
    if (!/\.(?:md|markdown|mdx|html?)$/i.test(path)) return false
    const begins = beginsWithMatter(decodeText(bytes.subarray(0, 1024)))
    return begins || (!/\.html?$/i.test(path) && dated.test(path))
  },
  read: (file, settings) => {
    const { matter, body } = splitMatter(decodeText(file.bytes))
    return [articleOf(file, matterOf(matter), body, settings)]
  },
}

function articleOf(
  { path }: ImportFile,
  matter: Matter,
  body: string,
  settings: ImportSettings,
): ImportedArticle {
  const { oldSite, topics } = settings
  const timeZone = oldSite?.timeZone ?? settings.timeZone
  const moment = (...names: readonly string[]): string | undefined =>
    momentText(textIn(matter, ...names), timeZone)
  const published =
    moment('publishdate', 'pubdate', 'date', 'publishedat', 'datepublished', 'created') ??
    dated.exec(path)?.[1]
  const categories = labelsIn(matter, 'categories', 'category')
  const { address, alias, known } = addressOf({ path, matter, published, categories }, oldSite)
  const text = textOfBody(path, body, oldSite?.base, address)
  const titled = textIn(matter, 'title') === undefined ? headingOf(text.markdown) : undefined
  const labels = [...categories, ...labelsIn(matter, 'topics'), ...labelsIn(matter, 'tags', 'tag')]
  return present({
    origin: path,
    title: textIn(matter, 'title') ?? titled?.title,
    guid: textIn(matter, 'guid') ?? known,
    published,
    updated: moment(
      'lastmod',
      'updated',
      'updateddate',
      'lastmodifiedat',
      'modified',
      'lastmodified',
    ),
    expires: moment('expirydate', 'expires', 'unpublishdate'),
    language: textIn(matter, 'lang', 'language', 'locale') ?? oldSite?.language,
    summary: textIn(matter, 'description', 'summary', 'excerpt'),
    authors: textsIn(matter, 'authors', 'author'),
    ...matchLabels(labels, topics),
    image: pictureIn(matter),
    aliases: [
      ...(alias === undefined ? [] : [alias]),
      ...textsIn(matter, 'aliases', 'redirectfrom'),
    ],
    address,
    draft: isDraft(path, matter),
    markdown: titled?.rest ?? text.markdown,
    notes: [...text.notes, ...identityNotes(known ?? textIn(matter, 'guid'))],
  })
}

function isDraft(path: string, matter: Matter): boolean {
  return (
    matter.get('draft') === true ||
    matter.get('published') === false ||
    /(?:^|\/)_drafts\//.test(path)
  )
}

interface Found {
  path: string
  matter: Matter
  published: string | undefined
  categories: readonly string[]
}

interface OldAddress {
  address?: string
  /** The path alone, where the host is not known. */
  alias?: string
  /** What the feed of its program called it. */
  known?: string
}

function addressOf({ path, matter, published, categories }: Found, site?: OldSite): OldAddress {
  const own = textIn(matter, 'url', 'permalink')
  if (!site) return own !== undefined && /^\/[^{}:]+$/.test(own) ? { alias: own } : {}
  const within = path.startsWith(`${site.folder}/`) ? path.slice(site.folder.length + 1) : path
  const slug = textIn(matter, 'slug')
  const title = textIn(matter, 'title')
  const parts = { path: within, published, slug, title, categories, permalink: own }
  const found = oldPath(parts, site)
  if (found === undefined) return {}
  if (site.base === undefined) return { alias: found }
  const address = new URL(found.replace(/^\//, ''), site.base).href
  return { address, known: feedIdOf(address, slug, site) }
}

/** jekyll-feed has the address without its ending; the others have it as it is. */
function feedIdOf(address: string, slug: string | undefined, { program }: OldSite): string {
  if (program !== 'jekyll') return address
  const bare = address.replace(/(?:\.html|\/)$/, '')
  return slug === undefined ? bare : bare.replace(/[^/]*$/, slug)
}

function textOfBody(
  path: string,
  body: string,
  base: string | undefined,
  address: string | undefined,
): { markdown: string; notes: ImportNote[] } {
  const { markdown, unknown } = plainMarkdown(body, { base, isMdx: path.endsWith('.mdx') })
  const isHtml = /\.html?$/i.test(path)
  return {
    markdown: isHtml ? markdownOfHtml(markdown, address ?? base) : markdown,
    notes: [
      ...unknown.map((name) => ({
        field: 'text',
        kind: 'missing' as const,
        text: `only its program knows what ${name} shows; it is left out`,
      })),
      ...(isHtml ? htmlNotes(markdown) : []),
    ],
  }
}

/** A first heading that is the title, and what follows it. */
function headingOf(markdown: string): { title: string; rest: string } | undefined {
  const [whole, title] = /^#[ \t]+(.+?)[ \t]*#*\n+/.exec(`${markdown}\n`) ?? []
  if (whole === undefined || title === undefined) return undefined
  return { title, rest: markdown.slice(whole.length) }
}

function labelsIn(matter: Matter, ...names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const value = matter.get(name)
    // Jekyll parts words by blanks, others by commas.
    if (typeof value === 'string')
      return value.includes(',') ? value.split(/\s*,\s*/) : value.split(/\s+/)
    return textsIn(matter, name)
  })
}

const pictureFields = ['image', 'heroimage', 'cover', 'featuredimage', 'thumbnail', 'images']

function pictureIn(matter: Matter): ImportedPicture | undefined {
  const alt = textIn(matter, 'imagealt', 'heroimagealt', 'coveralt') ?? ''
  return pictureFields
    .map((name) => pictureOf(matter.get(name), alt))
    .find((picture) => picture !== undefined)
}

/** An address, a mapping with one, or the first of a list. */
function pictureOf(value: unknown, alt: string): ImportedPicture | undefined {
  if (Array.isArray(value)) return pictureOf(value[0], alt)
  if (typeof value === 'string') return value.trim() === '' ? undefined : { src: value, alt }
  if (typeof value !== 'object' || value === null) return undefined
  const fields = matterOf(value as Record<string, unknown>)
  const src = textIn(fields, 'src', 'url', 'path', 'image')
  return src === undefined ? undefined : { src, alt: textIn(fields, 'alt', 'caption') ?? alt }
}

function identityNotes(known: string | undefined): ImportNote[] {
  if (known !== undefined) return []
  const text =
    'feed readers may know it by its old address, which is not known; give it with --base'
  return [{ field: 'guid', kind: 'missing', text }]
}
