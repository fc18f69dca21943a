import type { Source } from './article.ts'
import { fold } from './fold.ts'

/** What a source can be asked for by: its folded name, and the host of its address. */
export function sourceKeys({ name, url }: Pick<Source, 'name' | 'url'>): string[] {
  const host = new URL(url).hostname.replace(/^www\./, '')
  return [...new Set([fold(name), host])]
}
