import type { Site, Topic } from '../../model/site.ts'
import { accept, type ProblemList } from '../source/problem-list.ts'
import type { Places } from '../values/places.ts'
import { readIcon } from '../values/read-media.ts'
import type { SiteFile } from './read-site.ts'
import type { TopicFields } from './read-topics.ts'

/** The site with the address of its icon. */
export function withIcon({ site, icon }: SiteFile, list: ProblemList, places: Places): Site {
  if (icon === undefined) return site
  const url = accept(list, ['icon'], readIcon(icon, 'site.yaml', places))
  return url === undefined ? site : { ...site, icon: url }
}

/** The topics with the addresses of their pictures. */
export function withImages(
  fields: readonly TopicFields[],
  list: ProblemList,
  places: Places,
): Topic[] {
  return fields.map(({ topic, image }) => {
    if (image === undefined) return topic
    const url = accept(list, [topic.slug, 'image'], readIcon(image, 'topics.yaml', places))
    return url === undefined ? topic : { ...topic, image: url }
  })
}
