import type { PageLine } from './page-line.ts'

const stamp = /^(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s(?:Uhr|[A-Z]{2,4}))?$/iu
// A time alone may also stand in the head of a page.
const fewest = 3

/** Whether a line is nothing but a time of the day. */
export function isTimeStamp({ text }: Pick<PageLine, 'text'>): boolean {
  return stamp.test(text)
}

/** Whether times part a text, as they do where something is reported while it happens. */
export function isLive(lines: readonly PageLine[]): boolean {
  return lines.filter(isTimeStamp).length >= fewest
}
