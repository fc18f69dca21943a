import type { MediaFile } from '../../model/content.ts'
import type { Logo, Site, Topic } from '../../model/site.ts'
import { oneLine } from '../../model/text.ts'
import { accept, type ProblemList } from '../source/problem-list.ts'
import type { Places } from '../values/places.ts'
import { readIcon, readPicture, readPlainPicture } from '../values/read-media.ts'
import { resolveAddress } from '../values/resolve-address.ts'
import { defaultIcon } from './default-icon.ts'
import type { SiteFile } from './read-site.ts'
import type { TopicFields } from './read-topics.ts'
import type { SiteFields } from './settings-schema.ts'

const file = 'site.yaml'

/**
 * The site with all that it links to, and the file that its icons are made of.
 * @param own places that tell which files are served as they are
 */
export function withLinks(
  { site, fields }: SiteFile,
  list: ProblemList,
  places: Places,
  own: Places,
): { site: Site; icon: MediaFile } {
  const chosen =
    fields.icon === undefined
      ? undefined
      : accept(list, ['icon'], readIcon(fields.icon, file, places))
  const icon = chosen ?? places.serve(defaultIcon(site.colours))
  const logo = fields.logo && logoOf(fields.logo, list, own)
  const linked: Site = {
    ...site,
    footer: { ...site.footer, links: linksOf(fields.links, list, own) },
    icon: { folder: `${site.url}${icon.path.replace(/[^/]*$/, 'icons')}` },
    ...(logo && { logo }),
  }
  return { site: linked, icon }
}

/** The topics with the addresses of their pictures. */
export function withImages(
  fields: readonly TopicFields[],
  list: ProblemList,
  places: Places,
): Topic[] {
  return fields.map(({ topic, image }) => {
    if (image === undefined) return topic
    const picture = readPlainPicture(image, 'topics.yaml', places)
    const accepted = accept(list, [topic.slug, 'image'], picture)
    return accepted === undefined ? topic : { ...topic, image: accepted }
  })
}

function logoOf(
  { src, dark }: NonNullable<SiteFields['logo']>,
  list: ProblemList,
  places: Places,
): Logo | undefined {
  const logo = accept(list, ['logo', 'src'], readPicture(src, file, places))
  const other =
    dark === undefined ? undefined : accept(list, ['logo', 'dark'], readPicture(dark, file, places))
  return logo && { ...logo, ...(other && { dark: other }) }
}

function linksOf(
  links: SiteFile['fields']['links'],
  list: ProblemList,
  places: Places,
): Site['footer']['links'] {
  return links.flatMap(({ name, url }, index) => {
    const field = ['footer', 'links', index, 'url'] as const
    const resolved = accept(list, field, resolveAddress(url, file, places.siteUrl, places))
    return resolved ? [{ name: oneLine(name), url: resolved.url }] : []
  })
}
