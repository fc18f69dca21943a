import { Tokenizer } from 'htmlparser2'

/** How often each end tag stands in HTML, those included that a parser ignores. */
export function countEndTags(html: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      ...ignored,
      onclosetag(start, end) {
        const name = html.slice(start, end).trim().toLowerCase()
        counts.set(name, (counts.get(name) ?? 0) + 1)
      },
    },
  )
  tokenizer.write(html)
  tokenizer.end()
  return counts
}

const ignore = (): void => {}

const ignored = {
  onattribdata: ignore,
  onattribentity: ignore,
  onattribend: ignore,
  onattribname: ignore,
  oncdata: ignore,
  oncomment: ignore,
  ondeclaration: ignore,
  onend: ignore,
  onopentagend: ignore,
  onopentagname: ignore,
  onprocessinginstruction: ignore,
  onselfclosingtag: ignore,
  ontext: ignore,
  ontextentity: ignore,
}
