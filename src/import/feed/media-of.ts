import type { FeedEntry } from './feed-entry.ts'

/** What a feed has for a picture or a recording, as far as we look at it. */
interface Media {
  enclosures?: readonly { url?: string; type?: string; length?: number }[]
  itunes?: { image?: string }
  media?: {
    contents?: readonly MediaContent[]
    thumbnails?: readonly { url?: string }[]
    groups?: readonly { contents?: readonly MediaContent[] }[]
    group?: { contents?: readonly MediaContent[] }
  }
}

interface MediaContent {
  url?: string
  type?: string
  medium?: string
  title?: { value?: string }
  description?: { value?: string }
  credits?: readonly { value?: string }[]
}

/** The picture and the recording of an item. */
export function mediaOf(item: Media): Pick<FeedEntry, 'image' | 'enclosure'> {
  const { enclosures = [], media } = item
  const recording = enclosures.find(({ url, type }) => url && !isPicture(type, url))
  const contents = [
    ...(media?.contents ?? []),
    ...(media?.group?.contents ?? []),
    ...(media?.groups ?? []).flatMap((group) => group.contents ?? []),
  ]
  const shown = contents.find(
    ({ url, type, medium }) => medium === 'image' || isPicture(type, url ?? ''),
  )
  const src =
    shown?.url ??
    enclosures.find(({ url, type }) => isPicture(type, url ?? ''))?.url ??
    media?.thumbnails?.[0]?.url ??
    item.itunes?.image
  return {
    ...(src !== undefined && { image: pictureOf(src, shown) }),
    ...(recording?.url !== undefined && {
      enclosure: {
        src: recording.url,
        ...(recording.type !== undefined && { type: recording.type }),
        ...(recording.length !== undefined && { length: recording.length }),
      },
    }),
  }
}

function pictureOf(src: string, shown: MediaContent | undefined): NonNullable<FeedEntry['image']> {
  const credit = shown?.credits?.[0]?.value
  return {
    src,
    alt: shown?.description?.value ?? shown?.title?.value ?? '',
    ...(credit !== undefined && { credit }),
  }
}

function isPicture(type: string | undefined, url: string): boolean {
  if (type !== undefined && type !== '') return type.startsWith('image/')
  return /\.(?:png|jpe?g|gif|webp|avif|svg)(?:[?#]|$)/i.test(url)
}
