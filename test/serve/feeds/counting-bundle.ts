import type { Bundle } from '../../../src/model/bundle.ts'

/** How often each list of files of a bundle was loaded. */
export interface Loads {
  items: number
  articles: number
  search: number
}

/** The bundle with loaders that count. */
export function countingBundle(bundle: Bundle): { bundle: Bundle; loads: Loads } {
  const loads: Loads = { items: 0, articles: 0, search: 0 }
  const counted = (name: keyof Loads) =>
    bundle[name].map((load) => () => {
      loads[name] += 1
      return load()
    })
  return {
    loads,
    bundle: {
      ...bundle,
      items: counted('items'),
      articles: counted('articles'),
      search: counted('search'),
    },
  }
}
