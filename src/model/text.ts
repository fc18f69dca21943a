import { singleSpaces } from './single-spaces.ts'

// Everything that XML 1.0 §2.2 does not allow as a Char, lone surrogates apart.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/**
 * The text with only those characters that every feed format can carry: forbidden ones are
 * dropped, lone surrogates become U+FFFD, line ends become `\n` as XML parsers make them
 * (XML 1.0 §2.2, §2.11). JSON could carry more, but an item must read the same in all formats.
 */
export function carriable(text: string): string {
  return text.toWellFormed().replace(forbidden, '').replace(/\r\n?/g, '\n')
}

/** The text as one trimmed line, for titles, names and labels. */
export function oneLine(text: string): string {
  return singleSpaces(carriable(text)).trim()
}
