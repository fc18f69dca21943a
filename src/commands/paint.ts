import { styleText } from 'node:util'

/** How a part of a report looks. */
export type Style = 'plain' | 'bold' | 'dim' | 'red' | 'yellow' | 'cyan' | 'green'

/** Gives every part of a report its look. */
export type Paint = (style: Style, text: string) => string

/** Paints for a terminal, which nothing in a text can steer: feeds may be anybody's. */
export function terminalPaint(colour: boolean): Paint {
  return (style, text) => {
    const shown = printable(text)
    return colour && style !== 'plain' ? styleText(style, shown, { validateStream: false }) : shown
  }
}

/** Without what moves a cursor, turns the direction of writing or cannot be written. */
export function printable(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .toWellFormed()
}
