import type { History } from '../model/archive.ts'
import type { Channel } from '../model/channel.ts'
import type { CompiledArticle } from '../model/compiled-article.ts'
import type { SiteArticles } from '../model/site-articles.ts'

/** What a channel has ever carried: articles to come and expired ones too. */
export interface ChannelArticles {
  history: Omit<History, 'seed'>
  /** One of them by its number. */
  articleAt(number: number): CompiledArticle
}

/** Tells what each channel carries; all articles are looked at once. */
export function channelArticles(
  articles: SiteArticles,
): (channel: Pick<Channel, 'topic'>) => ChannelArticles {
  const { oldestFirst } = articles
  const { published, expires, digests, lengths } = articles.columns
  const all: number[] = []
  const byTopic = new Map<string, number[]>()
  for (const [number, { article }] of oldestFirst.entries()) {
    if (!article.inFeeds) continue
    all.push(number)
    for (const topic of article.topics) {
      const known = byTopic.get(topic)
      if (known) known.push(number)
      else byTopic.set(topic, [number])
    }
  }
  function articleAt(number: number): CompiledArticle {
    const article = oldestFirst[number]
    if (!article) throw new Error(`find article ${number}: there is none`)
    return article
  }
  return ({ topic }) => {
    const carried = Uint32Array.from(topic ? (byTopic.get(topic.slug) ?? []) : all)
    return { history: { published, expires, digests, lengths, carried }, articleAt }
  }
}
