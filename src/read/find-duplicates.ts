import type { Channel } from '../model/channel.ts'
import {
  addressKey,
  type Claim,
  claimsOf,
  numberOfId,
  numberOfPath,
} from './article/article-claims.ts'
import type { ArticleFile } from './article/article-file.ts'
import type { ReadArticle } from './article/read-article.ts'
import type { ProblemList } from './source/problem-list.ts'

/** What the site's own channels have, which no article may claim. */
export interface Taken {
  ids: readonly string[]
  paths: readonly string[]
}

/** An article by what it claims. */
export interface Claimant extends Pick<ReadArticle, 'path' | 'claims' | 'moment'> {}

/** The file of an article, opened again to tell what is wrong where. */
export type Reopen = (path: string) => ArticleFile

/**
 * Reports ids, slugs, old paths and moments that are claimed twice. Drafts count for the first ones:
 * they are to be published one day. Readers could not keep the order of articles that appear in the
 * same second.
 */
export function reportDuplicates(
  articles: readonly Claimant[],
  taken: Taken,
  reopen: Reopen,
): void {
  const known = (keys: readonly string[], name: string): Map<string, Owner> =>
    new Map(keys.map((key) => [key, { name, value: '' }]))
  const takenPaths = taken.paths.map(addressKey)
  const claimed = [...taken.ids.map(numberOfId), ...takenPaths.map(numberOfPath)]
  const files = clashing(articles, claimed, ({ claims }) => claims).map(reopen)
  const ids = files.flatMap((file) => claimsOf(file).ids.flatMap((claim) => claimIn(file, claim)))
  const expectedId = 'an id of its own, since readers know articles by their ids'
  report(ids, expectedId, known(taken.ids, 'a feed'))
  const paths = files.flatMap((file) =>
    claimsOf(file).paths.flatMap((claim) => claimIn(file, claim)),
  )
  // All addresses come before the old ones, which yield to them.
  const [own = [], old = []] = [true, false].map((isOwn) =>
    paths.filter(({ field }) => (field.length === 0) === isOwn),
  )
  const expectedPath = 'an address of its own, whatever the case or Unicode form'
  report([...own, ...old], expectedPath, known(takenPaths, 'a page or a feed'))
  const moments = new Map(articles.map(({ path, moment }) => [path, moment]))
  const atOnce = clashing(articles, [], ({ moment }) => (moment === undefined ? [] : [moment]))
  const claims = atOnce.map(reopen).flatMap((file) => {
    const { published: value = '' } = file.fields ?? {}
    return claimIn(file, { field: ['published'], value, key: `${moments.get(file.path)}` })
  })
  report(claims, 'a moment of its own: give it a time that is at least a second apart')
}

/** The paths of those that have a number which another one has, or which is taken. */
function clashing(
  all: readonly Claimant[],
  taken: readonly number[],
  numbersOf: (one: Claimant) => readonly number[],
): string[] {
  const twice = repeated([...new Set(taken), ...all.flatMap(numbersOf)])
  if (twice.size === 0) return []
  return all
    .filter((one) => numbersOf(one).some((number) => twice.has(number)))
    .map(({ path }) => path)
}

/** Sorting takes a fraction of the time of a set with all of them. */
function repeated(numbers: readonly number[]): Set<number> {
  const sorted = Float64Array.from(numbers).sort()
  return new Set(sorted.filter((number, index) => number === sorted[index - 1]))
}

interface FileClaim extends Claim {
  file: ArticleFile
}

function claimIn(file: ArticleFile, claim: Claim | undefined): FileClaim[] {
  return claim ? [{ file, ...claim }] : []
}

/**
 * Reports topics whose feeds have the id that another feed has or had.
 * @param removed ids of the feeds of topics that have been given up, and their slugs
 */
export function reportSameFeedIds(
  channels: readonly Channel[],
  removed: ReadonlyMap<string, string>,
  list: ProblemList,
): void {
  const owners = new Map([...removed].map(([id, slug]) => [id, `the feed of ${slug}`] as const))
  for (const { id, title, topic } of channels) {
    const owner = owners.get(id)
    if (owner === undefined) owners.set(id, `the feed of ${title}`)
    else if (topic) {
      const expected = 'an id that no other feed has'
      list.add([topic.slug, 'id'], { found: `\`${id}\`, which ${owner} has`, expected })
    }
  }
}

/** Who has a key, and as what. */
interface Owner {
  name: string
  value: string
}

/** @param owners who has a key already */
function report(
  claims: readonly FileClaim[],
  expected: string,
  owners = new Map<string, Owner>(),
): void {
  for (const { file, field, value, key } of claims) {
    const owner = owners.get(key)
    if (!owner) owners.set(key, { name: file.path, value })
    // An old name may differ in its case only.
    else if (owner.name !== file.path || owner.value === value) {
      const finding = { found: `\`${value}\`, which ${owner.name} has`, expected }
      if (field.length === 0) file.list.addAt({ line: 1, column: 1 }, '', finding)
      else file.list.add(field, finding)
    }
  }
}
