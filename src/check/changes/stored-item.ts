import type { ItemView } from '../feed/feed-view.ts'
import { type Answer, answerTo, type Circumstances, ownPath } from './circumstances.ts'

/** An address that subscribers have stored, and what the new site makes of it. */
export interface StoredLink {
  link: string
  answer: Answer
}

/** An item as subscribers have it. */
export interface StoredItem {
  /** With the addresses that it has at the old origin. */
  item: ItemView
  /** To its own link; undefined for one of another site. */
  answer: Answer | undefined
  /** Its link and former ones, as far as they are of this site. */
  links: StoredLink[]
}

/** Looks up what becomes of the addresses of an old item. */
export function storedItem(item: ItemView, circumstances: Circumstances): StoredItem {
  const { aliases, origins } = circumstances
  const answer = answerTo(item.link, circumstances)
  const path = ownPath(item.link, [...origins.before, origins.after])
  const former = path === undefined ? [] : (aliases.get(path) ?? [])
  const addresses = [item.link ?? [], ...former.map((alias) => new URL(alias, item.link).href)]
  const links = addresses.flat().flatMap((link) => {
    const found = answerTo(link, circumstances)
    return found ? [{ link, answer: found }] : []
  })
  return { item, answer, links }
}

/**
 * The title of the article that an address shows in place of the one that subscribers have stored.
 * @param id that the stored article has now
 */
export function strangerAt(
  { article }: Answer,
  { title }: ItemView,
  id: string | undefined,
): string | undefined {
  if (!article || id === article.id || id === article.guid) return undefined
  return article.title === title ? undefined : article.title
}
