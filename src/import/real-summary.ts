import { oneLine } from '../model/text.ts'

// What programs put at the end of a text that they have cut off.
const cut = /(?:\s*\[?(?:…|\.\.\.|&hellip;)\]?|\s*(?:Read more|Continue reading)\b.*)\s*$/i

/** The summary, if an author has written one: not when it is the beginning of the text. */
export function realSummary(summary: string | undefined, text: string): string | undefined {
  const line = oneLine(summary ?? '')
  if (line === '' || /\[(?:…|\.\.\.)\]\s*$/.test(line)) return undefined
  const begins = lettersOf(text).startsWith(lettersOf(line.replace(cut, '')))
  return begins ? undefined : line
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
