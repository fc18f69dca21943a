/**
 * What can be a static asset, in the order in which it leaves the Worker: what an answer reads the
 * fewest files of goes first, since a module that is loaded costs nothing and an asset a request. A
 * page reads one file of articles, a feed up to fifty of items, a search one a word; the index is
 * behind nearly every answer.
 */
export const movableRoles = ['articles', 'items', 'search', 'index'] as const
export type MovableRole = (typeof movableRoles)[number]

/**
 * What a file of the Worker is for. Code, documents that are ready and media of articles to come or
 * to leave are modules always: most requests are for them, or they are what must never be late.
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
 * The roles whose files are static assets: whole ones in their order, until the modules fit.
 * @param budget bytes of modules
 */
export function placeFiles(
  files: readonly PlannedFile[],
  budget: number,
): ReadonlySet<MovableRole> {
  const sizeOf = (role: FileRole): number =>
    files.reduce((sum, file) => (file.role === role ? sum + file.size : sum), 0)
  const moved = new Set<MovableRole>()
  let left = files.reduce((sum, { size }) => sum + size, 0)
  for (const role of movableRoles) {
    if (left <= budget) break
    left -= sizeOf(role)
    moved.add(role)
  }
  return moved
}
