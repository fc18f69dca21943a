/**
 * The folder of the static assets that only the Worker may read: they hold articles to come and
 * such as have left. `run_worker_first` in `wrangler.toml` keeps the platform from handing them out.
 */
export const hiddenFolder = '_feedmill/'

/** Whether the file is one of them, by its path among the assets. */
export function isHidden({ path }: { path: string }): boolean {
  return path.startsWith(hiddenFolder)
}
