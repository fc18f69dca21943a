import type { Article } from './article.ts'
import type { Picture } from './picture.ts'
import type { Site, Topic } from './site.ts'
import type { Tombstone } from './tombstone.ts'

/** What one can subscribe to: the whole site, or one topic of it. */
export interface Channel {
  /** The Atom id of its feeds; no article may have it. */
  id: string
  /** Path of its page; its feeds lie beside it. */
  path: string
  title: string
  description: string
  /** A picture of the topic. */
  image?: Picture
  /** Absent for the whole site. */
  topic?: Topic
}

type Publication = Pick<Site, 'title' | 'description' | 'ids'>

/** All channels: the site, then its topics in their order. */
export function channelsOf(site: Publication, topics: readonly Topic[]): [Channel, ...Channel[]] {
  return [siteChannel(site), ...topics.map((topic) => topicChannel(site, topic))]
}

/**
 * Whether the feeds of a channel tell that the article has been taken back.
 * @param topic slug of the channel's topic; none for the whole site
 */
export function tellsOf(topic: string | undefined, { topics }: Pick<Tombstone, 'topics'>): boolean {
  return topic === undefined || topics === undefined || topics.includes(topic)
}

/** Whether the channel's feeds may hold the article. */
export function carries(channel: Channel, article: Pick<Article, 'topics' | 'inFeeds'>): boolean {
  if (!article.inFeeds) return false
  return channel.topic === undefined || article.topics.includes(channel.topic.slug)
}

/** The path of a topic's page. */
export function topicPath(slug: string): string {
  return `/topics/${slug}/`
}

function siteChannel(site: Publication): Channel {
  return {
    id: `${tagPrefix(site)}feeds/site`,
    path: '/',
    title: site.title,
    description: site.description,
  }
}

function topicChannel(site: Publication, topic: Topic): Channel {
  return {
    id: topicFeedsId(site, topic),
    path: topicPath(topic.slug),
    title: `${topic.title} – ${site.title}`,
    description: topic.description,
    ...(topic.image && { image: topic.image }),
    topic,
  }
}

/** The Atom id of the feeds of a topic. */
export function topicFeedsId(
  site: Pick<Publication, 'ids'>,
  { slug, id }: Pick<Topic, 'slug' | 'id'>,
): string {
  return id ?? `${tagPrefix(site)}feeds/topics/${slug}`
}

/** What every `tag:` URI of the site starts with (RFC 4151 §2.1). */
export function tagPrefix({ ids }: Pick<Publication, 'ids'>): string {
  return `tag:${ids.authority},${ids.date}:`
}
