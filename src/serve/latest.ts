/** The last of the known moments, in milliseconds since 1970. */
export function latest(moments: readonly (number | undefined)[]): { lastModified?: number } {
  const known = moments.filter((moment) => moment !== undefined)
  return known.length === 0 ? {} : { lastModified: known.reduce((a, b) => Math.max(a, b)) }
}
