import type { Image } from '../../model/article.ts'
import type { MediaLink } from '../../model/picture.ts'
import { oneLine } from '../../model/text.ts'
import { accept, shown } from '../source/problem-list.ts'
import { optional } from '../values/optional.ts'
import { readMedia, readPicture } from '../values/read-media.ts'
import type { CheckedArticle } from './checked-article.ts'

/** The picture of an article. */
export function imageOf({ file, fields, places }: CheckedArticle): Image | undefined {
  if (!fields.image) return undefined
  const { src, alt, credit } = fields.image
  const media = accept(file.list, ['image', 'src'], readPicture(src, file.path, places))
  return (
    media && {
      ...media,
      alt: oneLine(alt),
      ...optional('credit', credit === undefined ? undefined : oneLine(credit)),
    }
  )
}

/** The recording or file that goes with an article. */
export function enclosureOf({ file, fields, places }: CheckedArticle): MediaLink | undefined {
  if (!fields.enclosure) return undefined
  const { src, type, length } = fields.enclosure
  const media = accept(file.list, ['enclosure', 'src'], readMedia(src, file.path, places))
  const link = { ...media, url: media?.url ?? '', ...optional('type', type) }
  if (media && !/^[\w.+-]+\/[\w.+-]+$/.test(link.type ?? '')) {
    file.list.add(['enclosure', 'type'], {
      found: shown(link.type),
      expected: 'a media type, such as audio/mpeg',
    })
  }
  return { ...link, ...optional('length', length ?? link.length) }
}
