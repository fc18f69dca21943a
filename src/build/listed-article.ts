import type { Article, Source } from '../model/article.ts'
import type { StoredArticle } from '../model/bundle.ts'
import type { ArticleFacts } from './article-record.ts'

/**
 * An article whose texts are read when they are asked for, and not kept for longer than needed.
 * @param read gives the article with its texts
 */
export function listedArticle(facts: ArticleFacts, read: () => StoredArticle): Article {
  // What it lacks is undefined.
  return new ListedArticle(facts, read) as Article
}

class ListedArticle {
  readonly id: string
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
  readonly #read: () => StoredArticle
  #texts: WeakRef<StoredArticle> | undefined

  constructor(facts: ArticleFacts, read: () => StoredArticle) {
    this.id = facts.id
    this.slug = facts.slug
    this.title = facts.title
    this.published = new Date(facts.published)
    this.updated = new Date(facts.updated)
    if (facts.expires !== undefined) this.expires = new Date(facts.expires)
    this.topics = facts.topics
    this.tags = facts.tags
    this.authors = facts.authors
    this.language = facts.language
    if (facts.source) this.source = sourceOf(facts.source)
    this.aliases = facts.aliases
    this.inFeeds = facts.inFeeds
    this.#read = read
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
    const read = this.#read()
    this.#texts = new WeakRef(read)
    return read
  }
}

function sourceOf({ name, url, published }: NonNullable<ArticleFacts['source']>): Source {
  return { name, url, ...(published !== undefined && { published: new Date(published) }) }
}
