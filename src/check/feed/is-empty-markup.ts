import type { Markup } from './inspect-markup.ts'

// All that readers show nothing of, but for the text in it.
const bare: ReadonlySet<string> = new Set(
  [
    'a abbr address article aside b big blockquote br center cite code dd del div dl dt em',
    'figcaption figure font footer h1 h2 h3 h4 h5 h6 header i ins kbd li main mark nav ol p pre q s',
    'section small span strike strong sub sup tbody td tfoot th thead tr tt u ul wbr',
  ]
    .join(' ')
    .split(' '),
)

/** Whether HTML shows nothing at all, such as `<p></p>`. */
export function isEmptyMarkup({ text, elements }: Markup): boolean {
  return text.trim() === '' && [...elements].every((name) => bare.has(name))
}
