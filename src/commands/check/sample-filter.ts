import type { Article } from '../../model/article.ts'
import { carries, channelsOf } from '../../model/channel.ts'
import type { Content } from '../../model/content.ts'
import { wholeFeed } from '../../model/feed-query.ts'
import { canonicalQuery } from '../../serve/query/canonical-query.ts'

const filteredItems = 10

/** A question that something answers, as the site writes it and in another way. */
export function sampleFilter(
  { site, topics }: Pick<Content, 'site' | 'topics'>,
  visible: readonly Article[],
): { canonical: string; other: string } {
  const channel = channelsOf(site, topics)
    .filter(({ topic }) => topic)
    .find((one) => visible.some((article) => carries(one, article)))
  const any = channel?.topic ? [channel.topic.slug] : []
  const canonical = canonicalQuery({ ...wholeFeed, any, limit: filteredItems })
  // What a form sends: fields in its own order, with empty ones among them.
  return { canonical, other: `q=&${canonical.split('&').reverse().join('&')}` }
}
