import { html } from 'hono/html'
import type { Html } from './html.ts'

/** A text in which backquotes mark code, as in Markdown. */
export function inCode(text: string): Html {
  return html`${text
    .split('`')
    .map((part, place) => (place % 2 === 1 ? html`<code>${part}</code>` : part))}`
}
