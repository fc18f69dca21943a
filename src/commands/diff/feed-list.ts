import { parseXmlDocument } from '../../check/feed/parse-xml-document.ts'
import { eachElement } from '../../check/feed/xml-element.ts'
import { UsageError } from '../command.ts'
import { type Ask, askOn, type Reply } from './ask.ts'
import { isAbsent, notAnswered } from './not-answered.ts'

/** Where a site lists its feeds, the address for programs first. */
const listPaths = ['/.well-known/feeds', '/feeds.opml']

/** The addresses of the feeds that a site lists (OPML 2.0); empty when it has no list. */
export async function listedFeeds(ask: Ask, base: URL): Promise<URL[]> {
  for (const path of listPaths) {
    const reply = await askOn(ask, new URL(path, base))
    if (isAbsent(reply)) continue
    const feeds = feedsIn(reply)
    if (feeds.length > 0) return feeds
  }
  return []
}

/** Whoever takes a challenge or a failure for no list misses every feed that is not guessed. */
function feedsIn(reply: Reply): URL[] {
  if (reply.status !== 200) throw notAnswered(reply)
  const parsed = parseXmlDocument(new TextDecoder().decode(reply.bytes))
  if ('fault' in parsed || parsed.root.name !== 'opml') {
    throw new UsageError(
      `${reply.url.href}: it gives no list of feeds (OPML) and no 404, so what was there is not known`,
    )
  }
  return [...eachElement(parsed.root)]
    .filter(({ name }) => name === 'outline')
    .flatMap(({ attributes }) => URL.parse(attributes['xmlUrl'] ?? '') ?? [])
}
