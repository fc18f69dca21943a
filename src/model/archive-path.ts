import { type ArchiveAddress, archiveName, type FollowingArchive } from './archive-name.ts'

/** The folder of an archive document, which lies in it in every format. */
export function archivePath(
  channelPath: string,
  archive: ArchiveAddress | FollowingArchive,
): string {
  return `${channelPath}archives/${archiveName(archive)}/`
}
