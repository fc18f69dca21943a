import { formatRFC7231 } from 'date-fns/formatRFC7231'
import type { Channel } from '../model/channel.ts'
import type { Site } from '../model/site.ts'
import { formats } from './formats.ts'
import { element, emptyElement, textElement, type Xml, xmlDocument } from './xml.ts'

/**
 * All channels as a list that readers import (OPML 2.0), one feed each: whoever imports it does
 * not get an item once a format.
 * @param topicsGroup what the folder of the topics is called
 */
export function renderOpml(
  site: Site,
  home: Channel,
  topics: readonly Channel[],
  topicsGroup: string,
): string {
  return xmlDocument(
    element('opml', { version: '2.0' }, [
      element('head', {}, [
        textElement('title', site.title),
        textElement('dateModified', site.updated && formatRFC7231(site.updated)),
        textElement('ownerId', `${site.url}/`),
      ]),
      element('body', {}, [
        group(site.title, [home], site),
        topics.length > 0 ? group(topicsGroup, topics, site) : undefined,
      ]),
    ]),
  )
}

/** One level deep: readers take only the innermost group for a folder. */
function group(text: string, channels: readonly Channel[], site: Site): Xml {
  return element(
    'outline',
    { text, title: text },
    channels.map((channel) => outline(channel, site)),
  )
}

function outline({ title, description, path, topic }: Channel, site: Site): Xml {
  const name = topic?.title ?? title
  return emptyElement('outline', {
    // The type is the same for all formats.
    type: 'rss',
    text: name,
    title,
    description,
    language: site.language,
    version: 'RSS2',
    xmlUrl: `${site.url}${path}${formats[0].file}`,
    htmlUrl: site.url + path,
  })
}
