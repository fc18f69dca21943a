/** Where Wrangler says that a Worker answers. */
export interface DeployedPlaces {
  /** Its address below `workers.dev`, without a trailing slash; absent when it has none. */
  workersDev?: string
  /** Hosts of its domains and routes. */
  hosts: readonly string[]
}

/** What Wrangler lists: addresses, `news.example (custom domain)`, `news.example/*`, schedules. */
export function deployedPlaces(targets: readonly string[]): DeployedPlaces {
  const workersDev = targets.find((target) => target.startsWith('https://'))
  const hosts = targets.flatMap((target) => /^([\w.-]+\.[\w-]+)(?=[/ ]|$)/.exec(target)?.[1] ?? [])
  return { ...(workersDev !== undefined && { workersDev: new URL(workersDev).origin }), hosts }
}
