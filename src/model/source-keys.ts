import type { Source } from './article.ts'
import { sourceKey } from './source-key.ts'

/** What a source can be asked for by: its folded name, and the host of its address. */
export function sourceKeys({ name, url }: Pick<Source, 'name' | 'url'>): string[] {
  return [...new Set([sourceKey(name), sourceKey(url)])]
}
