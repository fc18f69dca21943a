import type { IndexKind } from './article-index.ts'

/** A key with its kind, as the files of lists have it: those of one kind stand together. */
export function indexKey(kind: IndexKind, key: string): string {
  return `${kind} ${key}`
}
