import { singleSpaces } from '../../model/single-spaces.ts'
import { destination, escapeLabel, escapeLineStart, escapeText } from './escape-markdown.ts'

/** A Markdown document of blocks; empty ones are left out. */
export function markdown(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

export function heading(depth: 1 | 2, words: string): string {
  return `${'#'.repeat(depth)} ${text(words).replace(/#$/, '\\#')}`
}

/** A block of parts of a line. */
export function paragraph(...parts: readonly string[]): string {
  return escapeLineStart(parts.join('').trim())
}

export function quote(words: string): string {
  return `> ${paragraph(text(words))}`
}

export function list(lines: readonly (readonly string[])[]): string {
  return lines.map((parts) => `- ${paragraph(...parts)}`).join('\n')
}

/** Plain text as a part of a line. */
export function text(value: string): string {
  return escapeText(singleSpaces(value))
}

/** A link as a part of a line. */
export function link(url: string, name: string = url): string {
  return name === url ? `<${url}>` : `[${escapeLabel(name)}](${destination(url)})`
}
