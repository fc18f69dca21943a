// What would begin a part of CommonMark inside a line, of GFM's tables and strikethrough apart from
// the pipe, and of its autolinks: https://spec.commonmark.org/0.31.2/#inlines
const everywhere = [
  '[`*[~]',
  // A backslash before punctuation takes its meaning; one at the end may get some behind it.
  '\\\\(?=[!-/:-@[-`{-~]|$)',
  // Between letters it is one of them.
  '(?<![\\p{L}\\p{N}_])_+|_+(?![\\p{L}\\p{N}_])',
  '<(?=[!/?A-Za-z])',
  '&(?=[#A-Za-z])',
]
const bareLinks = [
  '(?<=[+\\-.\\w])@(?=[\\-.\\w])',
  '(?<=[Ww])\\.(?=[\\-.\\w])',
  '(?<=[ps]):(?=\\/)',
]

const inText = new RegExp([...everywhere, ...bareLinks].join('|'), 'gu')
const inLabel = new RegExp([...everywhere, '\\]'].join('|'), 'gu')
const lineStart = /^(?:[#=>]|[+-](?=[\s:|-]|$)|\|(?=[\t :-])|:(?=-)|\d+(?:\)|\.(?=\s|$)))/

/** Plain text as a part of a line. */
export function escapeText(text: string): string {
  return text.replace(inText, escaped)
}

/** Plain text between the brackets of a link. */
export function escapeLabel(text: string): string {
  return text.replace(inLabel, escaped)
}

/** A finished line that stands at the start of one, and is not to begin a block. */
export function escapeLineStart(line: string): string {
  return line.replace(lineStart, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`)
}

/** The address of a link or a picture, and its title, as they stand in the round brackets. */
export function destination(url: string, title = ''): string {
  const address = /[\0- \u007f]/.test(url)
    ? `<${encodeSpaces(url).replace(/[\\<>]|&(?=[#A-Za-z])/g, '\\$&')}>`
    : url.replace(/[()]|&(?=[#A-Za-z])|\\(?=[!-/:-@[-`{-~]|$)/g, '\\$&')
  if (title === '') return address
  return `${address || '<>'} "${title.replace(/["\\]|&(?=[#A-Za-z])/g, '\\$&')}"`
}

/** The character as a reference, which has no meaning but itself. */
export function reference(character: string): string {
  return `&#x${character.codePointAt(0)?.toString(16).toUpperCase()};`
}

function encodeSpaces(url: string): string {
  return url.replace(/[\0-\u001f\u007f]/g, reference)
}

function escaped(match: string): string {
  return match.length === 1 ? `\\${match}` : match.replaceAll('_', '\\_')
}
