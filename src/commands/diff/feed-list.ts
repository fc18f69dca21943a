import { parseXmlDocument } from '../../check/feed/parse-xml-document.ts'
import { eachElement } from '../../check/feed/xml-element.ts'
import { type Ask, askOn } from './ask.ts'

/** Where a site lists its feeds, the address for programs first. */
const listPaths = ['/.well-known/feeds', '/feeds.opml']

/** The addresses of the feeds that a site lists (OPML 2.0); empty when it lists none. */
export async function listedFeeds(ask: Ask, base: URL): Promise<URL[]> {
  for (const path of listPaths) {
    const { status, bytes } = await askOn(ask, new URL(path, base))
    const feeds = status === 200 ? feedsIn(new TextDecoder().decode(bytes)) : []
    if (feeds.length > 0) return feeds
  }
  return []
}

function feedsIn(text: string): URL[] {
  const parsed = parseXmlDocument(text)
  if ('fault' in parsed || parsed.root.name !== 'opml') return []
  return [...eachElement(parsed.root)]
    .filter(({ name }) => name === 'outline')
    .flatMap(({ attributes }) => URL.parse(attributes['xmlUrl'] ?? '') ?? [])
}
