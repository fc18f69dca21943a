import * as v from 'valibot'
import { address, moment } from './schema-values.ts'

/** A feed of a topic. */
export const apiFeed = v.object({
  url: address,
  mime_type: v.pipe(v.string(), v.description('Which format it is in.')),
})

/** A topic with what can be seen of it now. */
export const apiTopic = v.object({
  slug: v.pipe(v.string(), v.description('What `any`, `all` and `not` know it by.')),
  title: v.string(),
  description: v.string(),
  article_count: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(0),
    v.description('How many articles of it there are now.'),
  ),
  newest_date_published: v.optional(
    v.pipe(
      moment,
      v.description('When the newest of them was published; absent where there are none.'),
    ),
  ),
  home_page_url: v.pipe(address, v.description('Its page.')),
  feeds: v.pipe(v.array(apiFeed), v.description('Its feeds, one in each format.')),
})

/** All topics, in the order of the site. */
export const topicList = v.object({ topics: v.array(apiTopic) })

export type ApiTopic = v.InferOutput<typeof apiTopic>
export type TopicList = v.InferOutput<typeof topicList>
