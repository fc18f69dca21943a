/** The spellings of an old path that are asked for: with a slash at the end and without. */
export function oldFeedPaths(path: string): string[] {
  const bare = path.replace(/\/$/, '')
  return bare === '' ? [] : [bare, `${bare}/`]
}
