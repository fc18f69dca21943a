import { afterLabel, bareWords, beginsWith, containsWords, isLabel } from './matches-words.ts'

/**
 * What a line does that is not of the article: it stands for itself, or it belongs to a picture,
 * or comments, a list of other articles or the foot of the page begin with it.
 */
export type LineRole = 'aside' | 'picture' | 'credit' | 'caption' | 'others' | 'comments' | 'footer'

/** A kind of lines that pages put around their articles. */
export interface LineKind {
  id: string
  role: LineRole
  /** In a few words, as the report names it. */
  name: string
  matches(line: string): boolean
}

// A label is told by its words, and is short: a longer line is a sentence of the article.
const label = 60
const call = 220
const note = 800

/** All kinds that are known; a line is of the first that it matches. */
export const lineKinds: readonly LineKind[] = [
  kind('picture-file', 'picture', 'file name of a picture', 250, (line) =>
    /^\S+\.(?:jpe?g|png|webp|gif|avif|svg|bmp|tiff?|heic)$/i.test(line),
  ),
  kind('photo-credit', 'credit', 'photo credit', 140, isCredit),
  kind('caption', 'caption', 'caption with its credit', 600, endsInCredit),
  kind('skip-link', 'aside', 'link for screen readers', label, (line) => isLabel(line, 'skipLink')),
  kind('player', 'aside', 'button of the page', label, (line) => isLabel(line, 'player')),
  kind('advertisement', 'aside', 'mark of an advertisement', label, (line) =>
    isLabel(line, 'advertisement'),
  ),
  kind('share', 'aside', 'share buttons', 120, isShare),
  kind('follow', 'aside', 'call to follow the publisher', call, isFollow),
  kind('cookies', 'aside', 'note on cookies', note, isCookieNote),
  kind('reading-time', 'aside', 'reading time', label, isReadingTime),
  kind('age', 'aside', 'time since a change', label, (line) => age.test(line)),
  kind(
    'read-also',
    'aside',
    'link to another article',
    call,
    (line) => afterLabel(line, 'readAlso') !== undefined,
  ),
  kind(
    'others',
    'others',
    'heading of other articles',
    label,
    (line) => isLabel(line, 'others') || isLabel(line, 'readAlso'),
  ),
  kind('comments', 'comments', 'heading of comments', label, (line) => isLabel(line, 'comments')),
  kind('comment-rules', 'comments', 'rules for comments', call, (line) =>
    beginsWith(line, 'commentRules'),
  ),
  kind('copyright', 'footer', 'copyright line', call, isCopyright),
  kind('footer', 'footer', 'link at the foot of the page', label, (line) =>
    isLabel(line, 'footer'),
  ),
  kind('paywall', 'footer', 'mark where the text for subscribers is cut off', call, (line) =>
    beginsWith(line, 'paywall'),
  ),
  kind('scripts', 'aside', 'notice that scripts do not run', call, (line) =>
    containsWords(line, 'scripts'),
  ),
  kind('subscribe', 'aside', 'call to subscribe', call, (line) => beginsWith(line, 'subscribe')),
  kind('translation', 'aside', 'note on the translation', 160, (line) =>
    beginsWith(line, 'translation'),
  ),
  kind('tags', 'aside', 'list of tags', 300, (line) => afterLabel(line, 'tags') !== undefined),
  kind('links', 'aside', 'row of links', 400, isRow),
  kind('figures', 'aside', 'figures without words', label, (line) => !/\p{L}/u.test(line)),
]

// Such as `Updated 2 hours ago` or `vor 5 Minuten`.
const since = '(?:vor|hace|il y a|há|منذ)\\s+\\d+\\s\\p{L}+'
const ago =
  '\\d+\\s\\p{L}+\\s(?:ago|fa|atrás|önce|trước|назад|sitten|sedan|siden|geleden|temu|yang lalu)'
const age = new RegExp(`^(?:\\p{L}+[\\s:]+){0,3}(?:${since}|${ago})$`, 'iu')

function kind(
  id: string,
  role: LineRole,
  name: string,
  longest: number,
  test: (line: string) => boolean,
): LineKind {
  return { id, role, name, matches: (line) => line.length <= longest && test(line) }
}

/** The kind of a line that is not of the article. */
export function kindOf(line: string): LineKind | undefined {
  return lineKinds.find(({ matches }) => matches(line))
}

function isCredit(line: string): boolean {
  if (afterLabel(line.replace(/^[([]/, ''), 'credit') !== undefined) return true
  const [label = '', by = ''] = bareWords(line).split(' ')
  return line.length <= 60 && isLabel(label, 'credit') && isLabel(by, 'by')
}

// Agencies sign the pictures of others.
const agencies = 'Reuters|AP|AFP|EPA|EFE|dpa|TASS|Getty Images|Anadolu|Xinhua|picture alliance'
const signed = new RegExp(`[[(–—-]\\s?[^\\])[(]{2,50}/\\s?(?:${agencies})\\s?[\\])]?\\.?$`, 'i')
const lastWords = /[([|]?\s*([\p{L} ]{2,20})\s*[:|]\s*[^.!?:]{2,60}[)\]]?\.?$/u

/** Ends with `Photo: …`, `(Foto: …)`, `© …` or `[…/Reuters]`. */
function endsInCredit(line: string): boolean {
  if (/[.!?)\s]\s*©\s?[^.!?©]{2,60}$/u.test(line)) return true
  if (signed.test(line)) return true
  const [, before = ''] = lastWords.exec(line) ?? []
  const lastWord = before.trim().split(' ').at(-1) ?? ''
  return isLabel(before, 'credit') || (/^\p{Lu}/u.test(lastWord) && isLabel(lastWord, 'credit'))
}

/** Nothing but names of networks and words for sharing. */
function isShare(line: string): boolean {
  const bare = bareWords(line).replaceAll('e mail', 'email')
  if (isLabel(line, 'share') && bare.length > 3) return true
  const parts = bare.split(' ')
  const networks = parts.filter((word) => isLabel(word, 'network'))
  const rest = parts.filter((word) => !isLabel(word, 'network') && !isLabel(word, 'share'))
  return bare !== '' && rest.length === 0 && networks.length > 0
}

function isFollow(line: string): boolean {
  return beginsWith(line, 'follow') && (containsWords(line, 'network') || line.length <= label)
}

function isCookieNote(line: string): boolean {
  return containsWords(line, 'cookie') && containsWords(line, 'consent')
}

function isReadingTime(line: string): boolean {
  if (!/\d/.test(line)) return false
  return isLabel(line, 'minutes') || beginsWith(line, 'readingTime')
}

function isCopyright(line: string): boolean {
  return (
    /^\W{0,3}(?:©|\(c\) |copyright\b[^.]{0,8}(?:©|\d{4}|\(c\)))/iu.test(line) ||
    containsWords(line, 'rights')
  )
}

/** Three or more short parts between marks, such as a trail of sections. */
function isRow(line: string): boolean {
  const parts = line.split(/\s*[|•·›»>]\s*|\s+[/–—-]\s+/u).filter((part) => part !== '')
  return parts.length >= 3 && parts.every((part) => part.length <= 30) && !/[.!?]$/.test(line)
}
