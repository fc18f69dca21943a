import { parseArchiveName } from '../../model/archive-name.ts'
import { archivePath } from '../../model/archive-path.ts'
import type { Channel } from '../../model/channel.ts'
import { formats } from '../../render/formats.ts'
import { jsonFeedType } from './static-paths.ts'

/** The format whose links programs walk through. */
export const jsonFile = formats.find(({ mediaType }) => mediaType === jsonFeedType)?.file ?? ''

/** The folder of the archive that a JSON Feed goes on in. */
export function nextFolder(
  { path }: Channel,
  feed: Uint8Array,
  siteUrl: string,
): string | undefined {
  const { next_url: next } = JSON.parse(new TextDecoder().decode(feed)) as { next_url?: string }
  if (next === undefined) return undefined
  const folder = next.slice(siteUrl.length, -jsonFile.length)
  if (parseArchiveName(nameIn(folder))) return folder
  throw new Error(`write archives of ${path}: ${next} is none`)
}

/** What the folder is called. */
export function nameIn(folder: string): string {
  return folder.split('/').at(-2) ?? ''
}

/** The address of what follows an archive, whichever it is. */
export function followingOf({ path }: Channel, folder: string): string {
  const archive = parseArchiveName(nameIn(folder))
  if (!archive || 'after' in archive) throw new Error(`write ${folder}: it is no archive`)
  return archivePath(path, { after: archive.before })
}
