import { destination, escapeLabel, escapeText, reference } from './escape-markdown.ts'
import type { Mark, MarkPiece, Piece, TextPiece } from './piece.ts'

// Whether a mark is one depends on the characters at its sides (CommonMark §6.2): these are of no
// harm outside of it, the others inside. Parsers differ on symbols, so that neither takes them.
const parts = /[\t\n\f\r\p{Zs}\p{P}!-/:-@[-`{-~]/u
const punctuation = /[\p{P}\p{S}]/u

/** The lines that the pieces make. */
export function joinPieces(pieces: readonly Piece[]): string {
  const signs = signsOf(pieces)
  return pieces
    .map((piece, index) => {
      if (piece.kind === 'ready') return piece.text
      if (piece.kind === 'code') return codeSpan(piece.code)
      if (piece.kind !== 'text') return textOf(piece, signs)
      return textBetween(piece, pieces, index, signs)
    })
    .join('')
}

/** Code in so many backticks that it has not as many in one place (CommonMark §6.1). */
function codeSpan(code: string): string {
  const runs = new Set(code.match(/`+/g))
  let ticks = '`'
  while (runs.has(ticks)) ticks += '`'
  const space = /^`|`$/.test(code) ? ' ' : ''
  return ticks + space + code + space + ticks
}

function textOf({ kind, mark }: MarkPiece, signs: ReadonlyMap<Mark, string>): string {
  const { style } = mark
  if (style.kind !== 'link') return signs.get(mark) ?? ''
  return kind === 'begin' ? '[' : `](${destination(style.url, style.title)})`
}

/** The text of each mark: of asterisks, where none of another mark stand beside them. */
function signsOf(pieces: readonly Piece[]): Map<Mark, string> {
  const signs = new Map<Mark, string>()
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind !== 'begin') continue
    const { kind } = piece.mark.style
    const sign = isTouched(pieces, index, piece.mark, signs) ? '_' : '*'
    if (kind === 'del') signs.set(piece.mark, '~~')
    if (kind === 'em') signs.set(piece.mark, sign)
    if (kind === 'strong') signs.set(piece.mark, sign + sign)
  }
  return signs
}

function isTouched(
  pieces: readonly Piece[],
  index: number,
  { style, end }: Mark,
  signs: ReadonlyMap<Mark, string>,
): boolean {
  const [before, after] = [pieces[index - 1], pieces[end + 1]]
  // `***words***` is emphasis around strong words.
  const around = before?.kind === 'begin' && after?.kind === 'end' && before.mark === after.mark
  if (around && style.kind === 'strong' && before.mark.style.kind === 'em') return false
  return [before, after].some(
    (piece) => piece && 'mark' in piece && signs.get(piece.mark)?.startsWith('*'),
  )
}

/** Text, with what those beside it need to be taken for marks. */
function textBetween(
  { raw, inLink }: TextPiece,
  pieces: readonly Piece[],
  index: number,
  signs: ReadonlyMap<Mark, string>,
): string {
  const [inBefore, before, , after, inAfter] = [-2, -1, 0, 1, 2].map((step) => pieces[index + step])
  const head =
    before?.kind === 'end' && outer(firstOf(raw), signs.get(before.mark), lastIn(inBefore))
  const tail =
    after?.kind === 'begin' && outer(lastOf(raw), signs.get(after.mark), firstIn(inAfter))
  if (head && tail && firstOf(raw) === raw) return head
  const words = raw.slice(head ? firstOf(raw).length : 0, tail ? -lastOf(raw).length : undefined)
  const text = (inLink ? escapeLabel : escapeText)(words)
  return `${head || ''}${besideLinks(text, before, after)}${tail || ''}`
}

/** At a bracket these signs would make a picture or a footnote of a link. */
function besideLinks(text: string, before: Piece | undefined, after: Piece | undefined): string {
  const start = isLink(before, 'begin') ? text.replace(/^\^/, '\\^') : text
  return isLink(after, 'begin') ? start.replace(/[!^]$/, '\\$&') : start
}

/**
 * The character outside of a mark, as a reference when the mark would not be one beside it.
 * @param sign the mark; undefined for the bracket of a link
 * @param inner the character at its other side; undefined for another mark
 */
function outer(
  character: string,
  sign: string | undefined,
  inner: string | undefined,
): string | undefined {
  if (sign === undefined || parts.test(character)) return undefined
  const fits = sign[0] !== '_' && inner !== undefined && !punctuation.test(inner)
  return fits ? undefined : reference(character)
}

function isLink(piece: Piece | undefined, kind: MarkPiece['kind']): boolean {
  return piece?.kind === kind && piece.mark.style.kind === 'link'
}

function firstIn(piece: Piece | undefined): string | undefined {
  return piece?.kind === 'text' ? firstOf(piece.raw) : undefined
}

function lastIn(piece: Piece | undefined): string | undefined {
  return piece?.kind === 'text' ? lastOf(piece.raw) : undefined
}

function firstOf(text: string): string {
  return /^./su.exec(text)?.[0] ?? ''
}

function lastOf(text: string): string {
  return /.$/su.exec(text)?.[0] ?? ''
}
