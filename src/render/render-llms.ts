import { type Article, markdownPath } from '../model/article.ts'
import type { Channel } from '../model/channel.ts'
import type { PageSite } from '../model/page-site.ts'
import { feedLinks } from './feed-links.ts'
import { heading, link, list, markdown, quote, text } from './markdown/markdown.ts'

/** What the site is and where its texts are, for language models (llmstxt.org). */
export function renderLlms(
  { url, title, description, phrases }: PageSite,
  home: Channel,
  topics: readonly Channel[],
  articles: readonly Article[],
): string {
  const latest = articles.map(({ title, slug, summary }) => [
    link(url + markdownPath(slug), title),
    text(`: ${summary}`),
  ])
  const channels = topics.map(({ path, topic, description }) => [
    link(url + path, topic?.title ?? ''),
    text(`: ${description}`),
  ])
  const feeds = feedLinks(url, [home]).map(({ address, title }) => [link(address, title)])
  return markdown([
    heading(1, title),
    quote(description),
    ...section(phrases.latest, latest),
    ...section(phrases.topics, channels),
    ...section(phrases.feeds, [...feeds, [link(`${url}/feeds.opml`, phrases.opml)]]),
  ])
}

function section(title: string, lines: Parameters<typeof list>[0]): ReturnType<typeof heading>[] {
  return lines.length === 0 ? [] : [heading(2, title), list(lines)]
}
