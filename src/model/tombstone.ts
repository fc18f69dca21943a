/** An article that was published once and has been taken back; its id is never used again. */
export interface Tombstone {
  /** In Atom, whose feeds tell of it. */
  id: string
  slug: string
  removed: Date
  /** Slugs of the topics whose feeds tell of it besides the site's; when absent, all feeds do. */
  topics?: readonly string[]
  /** Old paths that led to it. */
  aliases: readonly string[]
}

/** The last removal first; ties are broken by id. */
export function compareLastRemoved(a: Tombstone, b: Tombstone): number {
  return b.removed.getTime() - a.removed.getTime() || (a.id < b.id ? -1 : 1)
}
