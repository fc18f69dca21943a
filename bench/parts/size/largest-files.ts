import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { mostNumbers } from '../../../src/bundle/index/pack-lists.ts'
import { mostSearchBytes } from '../../../src/bundle/search/search-files.ts'
import { openColumns } from '../../../src/model/columns.ts'
import { hiddenFolder } from '../../../src/model/hidden-files.ts'
import { indexFileKinds, numberRows } from '../../../src/model/index-files.ts'

/** The largest file of each kind among the static assets of a site, in MiB. */
export interface LargestFiles {
  articles: number
  kinds: ReadonlyMap<string, number>
}

// Assumed of a shard: so many of its words are in nearly every article, a bit an article each.
const wordsOfEveryArticle = 4

const roles = ['articles', 'items', 'search', 'places', 'index', 'documents']

/** Of how many articles a file of that kind tells at most. */
const fullAt: ReadonlyMap<string, number> = new Map([['numbers', numberRows]])

/**
 * How many bytes a file of that kind has at most, by the number of all articles. The older places of
 * a word are cut to so many, unless one article alone has more of them; the lists of articles of all
 * words of a shard are never cut.
 */
const most = new Map<string, (articles: number) => number>([
  ['search', (articles) => mostSearchBytes + wordsOfEveryArticle * (articles / 8)],
  ['places', () => mostSearchBytes],
  ['lists', (articles) => 4 * (mostNumbers + articles)],
])

/** @param folder a site that was built so that all that can be a static asset is one */
export function largestFiles(folder: string, articles: number): LargestFiles {
  const main = readFileSync(join(folder, 'worker', 'index.js'), 'utf8')
  const kinds = roles.flatMap((role): [string, number][] => {
    const files = filesOf(role, main).map((name) => join(folder, 'assets', hiddenFolder, name))
    if (files.length === 0 && role !== 'places')
      throw new Error(`${folder} has no files of ${role}`)
    return role === 'index' ? indexKinds(files) : [[role, largest(files)]]
  })
  return { articles, kinds: new Map(kinds) }
}

/** The largest file of a site that goes on growing as it did between two others, kind by kind. */
export function largestAt(articles: number, small: LargestFiles, large: LargestFiles): number {
  const sizes = Array.from(large.kinds, ([kind, size]) => {
    const full = Math.min(articles, fullAt.get(kind) ?? articles)
    const share = (full - large.articles) / (large.articles - small.articles)
    const growth = size - (small.kinds.get(kind) ?? 0)
    const bytes = most.get(kind)?.(articles) ?? Infinity
    return Math.min(size + growth * Math.max(0, share), bytes / 2 ** 20)
  })
  return Math.max(...sizes)
}

/** The assets of a role, as `bundle-module.ts` names them. */
function filesOf(role: string, main: string): string[] {
  const line = new RegExp(`^${role}: .*assetFiles\\('[^']*', '([0-9a-f]*)'`, 'm').exec(main)
  return (line?.[1]?.match(/.{32}/g) ?? []).map((name) => `${name}.bin`)
}

/** The kinds of files in the order of their numbers. */
function indexKinds(files: readonly string[]): [string, number][] {
  const [first] = files
  if (first === undefined) return []
  const counts = openColumns(new Uint8Array(readFileSync(first)).buffer)('counts')
  let start = 0
  return indexFileKinds.map((kind, place) => {
    const own = files.slice(start, start + (counts[place] ?? 0))
    start += own.length
    return [kind, largest(own)]
  })
}

function largest(files: readonly string[]): number {
  return Math.max(0, ...files.map((file) => statSync(file).size / 2 ** 20))
}
