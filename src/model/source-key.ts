import { fold } from './fold.ts'

const host = /^((?:[\p{L}\p{N}_-]+\.)+\p{L}[\p{L}\p{N}-]+)\.?(?::\d+)?(?:[/?#].*)?$/u

/** What a source is found by: its folded name, or its host without `www.` from any address there. */
export function sourceKey(text: string): string {
  const folded = fold(text)
  const written = /^https?:/.test(folded) ? (hostname(text) ?? hostname(folded)) : undefined
  const key = written ?? folded
  return host.exec(key)?.[1]?.replace(/^(?:www\.)+(?=.+\.)/, '') ?? key
}

function hostname(address: string): string | undefined {
  return URL.parse(address)?.hostname
}
