import type { FeedParts } from './feed-parts.ts'
import { type Fault, type FeedRule, feedRule, inFeed, inXml, missing, quoted } from './feed-rule.ts'
import { plainChildren, type XmlElement } from './xml-element.ts'

/** Rules for the channel of RSS. */
export const rssChannelRules: readonly FeedRule[] = [
  feedRule({
    id: 'rss-version',
    level: 'hint',
    sentence: 'RSS has the version 2.0.',
    faults: inXml('rss', (root) =>
      root.name === 'rss' && root.attributes['version'] === '2.0'
        ? []
        : [{ field: root.name, at: root.at, found: versionOf(root), expected: 'RSS 2.0' }],
    ),
  }),
  feedRule({
    id: 'rss-channel',
    level: 'error',
    sentence: 'RSS has one channel.',
    faults: inXml('rss', (root) => {
      const { length } = plainChildren(root, 'channel')
      if (length === 1) return []
      return [
        { field: root.name, at: root.at, found: `${length} channels`, expected: 'one channel' },
      ]
    }),
  }),
  feedRule({
    id: 'rss-items-in-channel',
    level: 'error',
    sentence: 'The items of RSS 2.0 stand in the channel.',
    faults: inXml('rss', (root) =>
      root.name === 'rss'
        ? plainChildren(root, 'item').map(({ at }) => ({
            field: 'item',
            at,
            found: 'an item outside of the channel',
            expected: 'an item in the channel',
          }))
        : [],
    ),
  }),
  feedRule({
    id: 'rss-channel-description',
    level: 'hint',
    sentence: 'The channel has a description.',
    faults: inChannel((channel) =>
      plainChildren(channel, 'description').some(({ text }) => text.trim() !== '')
        ? []
        : [missing({ field: 'channel', at: channel.at }, 'description', 'a sentence on the feed')],
    ),
  }),
  feedRule({
    id: 'rss-items-last',
    level: 'hint',
    sentence: 'The items stand after all else of the channel.',
    faults: inChannel(({ children }) => {
      const first = children.findIndex(({ prefix, name }) => prefix === '' && name === 'item')
      const late = children.slice(first).find(({ name }) => name !== 'item')
      if (first === -1 || !late) return []
      const found = `<${late.name}> after an item`
      return [{ field: `channel ${late.name}`, at: late.at, found, expected: 'the items last' }]
    }),
  }),
  feedRule({
    id: 'rss-self-first',
    level: 'warning',
    sentence: 'The first atom:link of the channel is the link to itself.',
    faults: inFeed(({ links, self }) => {
      const [first] = links
      if (!first || !self || first.rel === 'self') return []
      return [{ ...first, found: `rel="${first.rel}"`, expected: 'rel="self" first' }]
    }, 'rss'),
  }),
  feedRule({
    id: 'rss-self-type',
    level: 'hint',
    sentence: 'The link of RSS to itself has the type application/rss+xml.',
    faults: inFeed(({ links }) => {
      const self = links.find(({ rel }) => rel === 'self')
      if (!self || self.type === 'application/rss+xml') return []
      const found = self.type === undefined ? 'no type' : quoted(self.type)
      return [{ ...self, found, expected: 'type="application/rss+xml"' }]
    }, 'rss'),
  }),
  feedRule({
    id: 'rss-channel-category',
    level: 'hint',
    sentence: 'The channel has no category when items have none of their own.',
    faults: inFeed(channelCategories, 'rss'),
  }),
  imageRule({
    id: 'rss-image-complete',
    level: 'hint',
    sentence: 'The image of the channel has an address, a title and a link.',
    told: (image) =>
      ['url', 'title', 'link']
        .filter((name) => childText(image, name) === '')
        .map((name) => missing({ field: 'channel image', at: image.at }, name, `a ${name}`)),
  }),
  imageRule({
    id: 'rss-image-format',
    level: 'warning',
    sentence: 'The image of the channel is a PNG, a JPEG or a GIF.',
    told: (image) => {
      const url = childText(image, 'url')
      if (!/\.(?:svgz?|webp|avif|ico|bmp|tiff?)(?:[?#]|$)/i.test(url)) return []
      return [imageFault(image, 'url', quoted(url), 'a PNG, JPEG or GIF')]
    },
  }),
  imageRule({
    id: 'rss-image-matches',
    level: 'hint',
    sentence: 'The image of the channel has the title and the link of the channel.',
    told: (image, channel) =>
      ['title', 'link'].flatMap((name) => {
        const [own, other] = [childText(image, name), childText(channel, name)]
        if (own === '' || other === '' || own === other) return []
        return [imageFault(image, name, quoted(own), quoted(other))]
      }),
  }),
  imageRule({
    id: 'rss-image-size',
    level: 'hint',
    sentence: 'The image of the channel says of itself at most 144 by 400 pixels.',
    told: (image) =>
      Object.entries({ width: 144, height: 400 }).flatMap(([name, limit]) => {
        const text = childText(image, name)
        const isRight = text === '' || (/^\d+$/.test(text) && Number(text) <= limit)
        return isRight
          ? []
          : [imageFault(image, name, quoted(text), `at most ${limit}, or nothing`)]
      }),
  }),
]

function versionOf({ name, attributes }: XmlElement): string {
  if (name === 'RDF') return 'RSS 1.0 or 0.90'
  return attributes['version'] === undefined ? 'no version' : `RSS ${attributes['version']}`
}

function inChannel(faults: (channel: XmlElement) => readonly Fault[]): ReturnType<typeof inXml> {
  return inXml('rss', (root) => {
    const [channel] = plainChildren(root, 'channel')
    return channel ? faults(channel) : []
  })
}

/** A rule for the image, which may be absent. */
function imageRule({
  told,
  ...head
}: Omit<FeedRule, 'find'> & {
  told: (image: XmlElement, channel: XmlElement) => readonly Fault[]
}): FeedRule {
  return feedRule({
    ...head,
    faults: inChannel((channel) =>
      plainChildren(channel, 'image')
        .slice(0, 1)
        .flatMap((image) => told(image, channel)),
    ),
  })
}

function imageFault({ at }: XmlElement, name: string, found: string, expected: string): Fault {
  return { field: `channel image ${name}`, at, found, expected }
}

/** Miniflux gives the categories of the channel to items that have none. */
function channelCategories({ tags, items }: FeedParts): Fault[] {
  const [tag] = tags
  if (!tag || items.every((item) => item.tags.length > 0)) return []
  return [{ ...tag, found: quoted(tag.text), expected: 'categories of the items' }]
}

function childText(parent: XmlElement, name: string): string {
  return plainChildren(parent, name)[0]?.text.trim() ?? ''
}
