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
  /** What RSS readers know it by, where that is not its id. */
  guid?: string
  /** As RFC 3339 has it, or a plain date. */
  published?: string
  updated?: string
  language?: string
  summary?: string
  authors: string[]
  tags: string[]
  topics: string[]
  source?: { name: string; url?: string; published?: string }
  image?: ImportedPicture
  enclosure?: { src: string; type?: string; length?: number }
  aliases: string[]
  /** The absolute address that it had. */
  address?: string
  draft: boolean
  markdown: string
  notes: ImportNote[]
}
