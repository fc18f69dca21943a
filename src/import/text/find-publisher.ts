import { isAgency } from './agencies.ts'
import type { FoundName } from './found-name.ts'
import { containsWords, isLabel } from './matches-words.ts'
import type { PageLine } from './page-line.ts'
import type { Byline } from './read-byline.ts'

interface Places {
  /** The lines of the page around the text. */
  around: readonly PageLine[]
  text: readonly PageLine[]
  bylines: readonly Byline[]
}

/** Where publishers name themselves, the surest first. */
const finders: readonly ((places: Places) => FoundName | undefined)[] = [
  inCopyright,
  inByline,
  inDateline,
  inHead,
  inAddress,
  asInterviewer,
]

/** Who published an article, as far as its page says it. */
export function findPublisher(places: Places): FoundName | undefined {
  for (const find of finders) {
    const found = find(places)
    if (found !== undefined) return found
  }
  return undefined
}

function inCopyright({ around }: Places): FoundName | undefined {
  return first(around, ({ kind, text }) => {
    if (kind?.id !== 'copyright') return undefined
    const rest = text
      .replace(/copyright|©|\(c\)/giu, ' ')
      .split(/\d{4}(?:\s*[-–]\s*\d{4})?/u)
      .map((part) => nameIn(part))
    return rest.find((name) => name !== undefined)
  })
}

/** What is left of a copyright line without what all of them say. */
function nameIn(part: string): string | undefined {
  const [name = ''] = part.replace(/^[\s,.:;–-]+/u, '').split(/[.,;|·•]|\s[–-]\s/u)
  const trimmed = withoutQuotes(name.replace(/^by\s+/iu, '').trim())
  const isName = /^\p{Lu}|^[^\p{ASCII}]/u.test(trimmed) && trimmed.length <= 60
  return isName && !containsWords(trimmed, 'rights') ? trimmed : undefined
}

function withoutQuotes(name: string): string {
  return name.replace(/^["'«“„‘]+|["'»”“’]+$/gu, '')
}

function inByline({ bylines }: Places): FoundName | undefined {
  const found = bylines.find(({ publisher }) => publisher !== undefined)
  if (found?.publisher === undefined) return undefined
  return followed({ name: found.publisher, evidence: evidenceOf(found.line) })
}

/** A page names itself in other places than where it names whom it has an article from. */
function followed({ name, evidence }: FoundName): FoundName {
  return { name, evidence: `${evidence}; the text comes from there, and names no other publisher` }
}

const dateline = /^(?=\P{Ll})[^.!?()]{0,60}\(([^()]{2,30})\)\s*[-–—:]/u

/** An agency behind the place at the beginning of the text, such as `HARBOUR (AP) —`. */
function inDateline({ text }: Places): FoundName | undefined {
  const found = first(text.slice(0, 2), (line) => {
    const name = dateline.exec(line.text)?.[1]
    return name !== undefined && isAgency(name) ? name : undefined
  })
  return found && followed(found)
}

const paper =
  /^(?:the )?(?:\p{L}[\p{L}.&'’-]*\s){0,4}(?:news|times|post|herald|tribune|gazette|courier|journal|daily|observer|chronicle|standard|mail|telegraph|mirror|zeitung|nachrichten|tageblatt|anzeiger|kurier|rundschau|gazetesi|haber|haberleri|gazeta)$/iu
const paperFirst = /^(?:diario|el diario|periódico|báo|giornale|jornal|газета)\s+\p{L}/iu

/** The name of the paper alone in the head of the page. */
function inHead({ around, text }: Places): FoundName | undefined {
  const start = text[0]?.number ?? 0
  return first(
    around.filter(({ number }) => number < start),
    ({ text: line, kind }) => (kind === undefined && isPaperName(line) ? line : undefined),
  )
}

/** Whether a line looks like the name of a newspaper. */
export function isPaperName(line: string): boolean {
  if (line.length > 40 || line.split(' ').length < 2 || !/^\p{Lu}/u.test(line)) return false
  return paper.test(line) || paperFirst.test(line)
}

const host =
  /(?<![\p{L}\d@.-])(?:https?:\/\/|www\.)([a-z0-9-]+(?:\.[a-z0-9-]+)+)|@([a-z0-9-]+(?:\.[a-z0-9-]+)+)/giu

/** The host of an address in the head or at the foot of the page. */
function inAddress({ around }: Places): FoundName | undefined {
  return first(around, ({ text }) => {
    const hosts = [...text.matchAll(host)].map((match) => match[1] ?? match[2] ?? '')
    return hosts
      .map((name) => name.toLowerCase().replace(/^(?:www|m|amp)\./u, ''))
      .find((name) => !isLabel(name.split('.')[0] ?? '', 'network'))
  })
}

const told =
  /(?<!\p{L})(?:told|(?:interview|interviewed|conversation) (?:with|by)|explained to|spoke to)\s+((?:The\s+)?\p{Lu}[\p{L}-]*(?:\s\p{Lu}[\p{L}-]*)?)/gu

/** Whom people of the text talked to: the paper says so of itself. */
function asInterviewer({ text, around }: Places): FoundName | undefined {
  const whole = text.map((line) => line.text).join('\n')
  const credits = around.filter(({ kind }) => kind?.role === 'credit').map((line) => line.text)
  return first(text, (line) => {
    const names = [...line.text.matchAll(told)].map((match) => match[1] ?? '')
    return names.find((name) => namesItself(name, whole, credits))
  })
}

/** A title with its article, or who took the pictures too; but none that it reports about. */
function namesItself(name: string, text: string, credits: readonly string[]): boolean {
  const plain = RegExp.escape(name)
  const reported = new RegExp(
    `${plain}(?:,? (?:news agency|reported|said|wrote|cit))|(?:citing|according to) ${plain}`,
    'u',
  )
  if (reported.test(text)) return false
  const takesPictures = credits.some((credit) => credit.toLowerCase().includes(name.toLowerCase()))
  return /^The\s\p{Lu}/u.test(name) || takesPictures
}

function first(
  lines: readonly PageLine[],
  nameOf: (line: PageLine) => string | undefined,
): FoundName | undefined {
  for (const line of lines) {
    const name = nameOf(line)
    if (name !== undefined) return { name, evidence: evidenceOf(line, name) }
  }
  return undefined
}

/** The line with what stands around the name in it. */
export function evidenceOf({ number, text }: PageLine, name = ''): string {
  const at = Math.max(text.indexOf(name), 0)
  const start = text.length <= 100 ? 0 : Math.max(at - 30, 0)
  const piece = text.slice(start, start + 100)
  const end = start + piece.length < text.length ? '…' : ''
  return `line ${number}: \`${start > 0 ? '…' : ''}${piece.trim()}${end}\``
}
