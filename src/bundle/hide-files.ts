import { hash } from 'node:crypto'
import { hiddenFolder, isHidden } from '../model/hidden-files.ts'
import { fileAt, lengthOf, type OutputFile } from './output-file.ts'
import { type MovableRole, movableRoles, placeFiles } from './place-files.ts'

/** The files of each role in the order of their numbers. */
type FilesByRole = Readonly<Record<MovableRole, readonly OutputFile[]>>

interface HiddenFiles {
  /** All of them, those that are assets now under the names that they have there. */
  files: FilesByRole
  modules: OutputFile[]
  assets: OutputFile[]
}

/**
 * Makes static assets of the files that have no room in the Worker. Their names have a hash of the
 * bytes, so that a Worker never reads what another build has put there.
 * @param always what stays in the Worker
 * @param budget bytes of modules
 */
export function hideFiles(
  always: readonly OutputFile[],
  files: FilesByRole,
  budget: number,
): HiddenFiles {
  const planned = movableRoles.flatMap((role) => files[role].map((file) => ({ role, file })))
  const moved = placeFiles(
    [...always.map((file) => ({ role: 'always' as const, file })), ...planned].map(
      ({ role, file }) => ({ role, size: lengthOf(file) }),
    ),
    budget,
  )
  const placed = Object.fromEntries(
    movableRoles.map((role) => [role, moved.has(role) ? files[role].map(hidden) : files[role]]),
  ) as Record<MovableRole, readonly OutputFile[]>
  const all = Object.values(placed).flat()
  return {
    files: placed,
    modules: all.filter((file) => !isHidden(file)),
    // Equal bytes have one name.
    assets: [...new Map(all.filter(isHidden).map((file) => [file.path, file])).values()],
  }
}

function hidden(file: OutputFile): OutputFile {
  const name = file.hash ?? hash('sha256', file.bytes, 'hex')
  return fileAt(`${hiddenFolder}${name.slice(0, 32)}.bin`, file)
}

/** What tells the asset from others. */
export function hiddenName({ path }: OutputFile): string {
  return path.slice(hiddenFolder.length, -'.bin'.length)
}
