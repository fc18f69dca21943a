/** Where a value of an imported article comes from. */
export interface ImportNote {
  field: string
  kind: 'guessed' | 'missing' | 'changed'
  /** A plain sentence with the evidence. */
  text: string
}

export interface ImportedPicture {
  src: string
  alt: string
  credit?: string
}

/** An article as another program had it, before it is fitted into the content folder. */
export interface ImportedArticle {
  /** What it was read from: a file or an address, with the number or title of its entry. */
  origin: string
  title?: string
  id?: string
  /** What RSS readers know it by, exactly, where that is not its id. */
  guid?: string
  /** As RFC 3339 has it, or a plain date. */
  published?: string
  updated?: string
  expires?: string
  language?: string
  summary?: string
  /** Their names. */
  authors: string[]
  tags: string[]
  /** Slugs of topics of this site. */
  topics: string[]
  source?: { name: string; url?: string; published?: string }
  image?: ImportedPicture
  enclosure?: { src: string; type?: string; length?: number }
  /** Old slugs or paths, besides that of the address. */
  aliases: string[]
  /** The absolute address that it had. */
  address?: string
  /** Whether it was not published where it comes from. */
  draft: boolean
  /** False for a page that was in no feed. */
  inFeeds?: boolean
  markdown: string
  notes: ImportNote[]
}
