import type { Bundle, NumberedFiles } from '../../../src/model/bundle.ts'

/** How often each list of files of a bundle was loaded. */
export interface Loads {
  items: number
  articles: number
  search: number
}

/** The bundle with loaders that count. */
export function countingBundle(bundle: Bundle): { bundle: Bundle; loads: Loads } {
  const loads: Loads = { items: 0, articles: 0, search: 0 }
  const counted = (name: keyof Loads): NumberedFiles => ({
    ...bundle[name],
    load(number) {
      loads[name] += 1
      return bundle[name].load(number)
    },
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
