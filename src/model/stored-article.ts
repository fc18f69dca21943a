import type { StoredArticle } from './bundle.ts'

/** An article as its JSON tells it, or several of them. */
export function parseStored<T extends StoredArticle | StoredArticle[]>(text: string): T {
  return JSON.parse(text, reviveDate)
}

function reviveDate(key: string, value: unknown): unknown {
  const names = ['published', 'updated', 'expires', 'date']
  return names.includes(key) && typeof value === 'string' ? new Date(value) : value
}
