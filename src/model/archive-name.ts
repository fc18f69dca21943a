import { instant } from './instant.ts'
import type { Mixed } from './mix.ts'

/** What an archive document is found by, which means the same document for ever. */
export interface ArchiveAddress {
  /** All its articles were published before that: whole seconds, in milliseconds since 1970. */
  before: number
  /** Which state of all articles before that moment; it has the form of `versionText`. */
  version: string
}

/** The document that follows the one that ends at that moment, whichever it is now. */
export interface FollowingArchive {
  after: number
}

const named =
  /^(?<after>after-)?(?<day>\d{8})T(?<time>\d{6})Z(?:-(?<left>[0-9a-z]{7})(?<right>[0-9a-z]{7}))?$/

/** What stands for it in an address, such as `20250413T043200Z-0kx3f9a1b20c4d`. */
export function archiveName(archive: ArchiveAddress | FollowingArchive): string {
  if ('after' in archive) return `after-${compact(archive.after)}`
  return `${compact(archive.before)}-${archive.version}`
}

/** What a name stands for; nothing where it is not exactly as `archiveName` writes it. */
export function parseArchiveName(text: string): ArchiveAddress | FollowingArchive | undefined {
  const { after, day = '', time = '', left, right } = named.exec(text)?.groups ?? {}
  const moment = Date.parse(
    `${day.replace(/(....)(..)/, '$1-$2-')}T${time.replace(/(..)(..)/, '$1:$2:')}Z`,
  )
  if (Number.isNaN(moment)) return undefined
  const archive = addressAt(moment, { after, left, right })
  return archive && archiveName(archive) === text ? archive : undefined
}

function addressAt(
  moment: number,
  { after, left, right }: Record<'after' | 'left' | 'right', string | undefined>,
): ArchiveAddress | FollowingArchive | undefined {
  if (after !== undefined) return { after: moment }
  if (left === undefined || right === undefined) return undefined
  const mixed = { left: Number.parseInt(left, 36), right: Number.parseInt(right, 36) }
  if (Math.max(mixed.left, mixed.right) > 0xffffffff) return undefined
  return { before: moment, version: versionText(mixed) }
}

/** Both halves in base 36, seven digits each. */
export function versionText({ left, right }: Mixed): string {
  return [left, right].map((half) => half.toString(36).padStart(7, '0')).join('')
}

/** The basic format of ISO 8601, since a colon has to be escaped in some places. */
function compact(time: number): string {
  return instant(new Date(time)).replace(/[-:]/g, '')
}
