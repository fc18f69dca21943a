import type { Article, Source } from '../model/article.ts'
import type { StoredArticle } from '../model/bundle.ts'
import type { ArticleFacts } from './article-record.ts'

/** Gives an article with its texts. */
interface Reader {
  stored(): StoredArticle
}

/** An article whose texts are read when they are asked for, and not kept for longer than needed. */
export function listedArticle(facts: ArticleFacts, reader: Reader): Article {
  // What it lacks is undefined.
  return new ListedArticle(facts, reader) as Article
}

class ListedArticle {
  readonly id: string
  readonly guid?: string
  readonly slug: string
  readonly title: string
  readonly published: Date
  readonly updated: Date
  readonly expires?: Date
  readonly topics: readonly string[]
  readonly tags: readonly string[]
  readonly authors: Article['authors']
  readonly language: string
  readonly source?: Source
  readonly aliases: readonly string[]
  readonly inFeeds: boolean
  readonly #reader: Reader
  #texts: WeakRef<StoredArticle> | undefined

  constructor(facts: ArticleFacts, reader: Reader) {
    this.id = facts.id
    if (facts.guid !== undefined) this.guid = facts.guid
    this.slug = facts.slug
    this.title = facts.title
    this.published = new Date(facts.published)
    this.updated = facts.updated === facts.published ? this.published : new Date(facts.updated)
    if (facts.expires !== undefined) this.expires = new Date(facts.expires)
    this.topics = facts.topics
    this.tags = facts.tags
    this.authors = facts.authors
    this.language = facts.language
    if (facts.source) this.source = sourceOf(facts.source)
    this.aliases = facts.aliases
    this.inFeeds = facts.inFeeds
    this.#reader = reader
  }

  get summary(): string {
    return this.#whole().summary
  }

  get summaryFromText(): boolean {
    return this.#whole().summaryFromText
  }

  get image(): Article['image'] {
    return this.#whole().image
  }

  get enclosure(): Article['enclosure'] {
    return this.#whole().enclosure
  }

  get corrections(): Article['corrections'] {
    return this.#whole().corrections
  }

  get html(): string {
    return this.#whole().html
  }

  #whole(): StoredArticle {
    const known = this.#texts?.deref()
    if (known) return known
    const read = this.#reader.stored()
    this.#texts = new WeakRef(read)
    return read
  }
}

function sourceOf({ name, url, published }: NonNullable<ArticleFacts['source']>): Source {
  return { name, url, ...(published !== undefined && { published: new Date(published) }) }
}
