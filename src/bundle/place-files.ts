/**
 * What can be a static asset, in the order in which it leaves the Worker: what an answer reads the
 * fewest files of goes first, since a module that is loaded costs nothing and an asset a request. A
 * page reads one file of articles, a filtered feed up to 32 of items, a search one a word and few of
 * older places; the index is behind nearly every answer that is not ready, and nearly every request
 * is for a ready one.
 */
export const movableRoles = ['articles', 'items', 'places', 'search', 'index', 'ready'] as const
export type MovableRole = (typeof movableRoles)[number]

/**
 * What a file of the Worker is for. Code and media of articles to come or to leave are modules
 * always.
 */
export type FileRole = MovableRole | 'always'

/** A file as far as its place is concerned. */
export interface PlannedFile {
  role: FileRole
  /** In bytes. */
  size: number
}

/** Of modules: half of what the platform takes, so that a site can grow between two looks at it. */
export const usualModuleBudget = 32 * 2 ** 20

/**
 * The roles whose files are static assets: whole ones in their order, until the modules fit, without
 * those that fit all the same.
 * @param budget bytes of modules
 */
export function placeFiles(
  files: readonly PlannedFile[],
  budget: number,
): ReadonlySet<MovableRole> {
  const sizeOf = (role: FileRole): number =>
    files.reduce((sum, file) => (file.role === role ? sum + file.size : sum), 0)
  const moved: MovableRole[] = []
  let left = files.reduce((sum, { size }) => sum + size, 0)
  for (const role of movableRoles) {
    if (left <= budget) break
    left -= sizeOf(role)
    moved.push(role)
  }
  const stays = moved.toReversed().filter((role) => {
    if (left + sizeOf(role) > budget) return false
    left += sizeOf(role)
    return true
  })
  return new Set(moved).difference(new Set(stays))
}
