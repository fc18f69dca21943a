import type { Channel } from '../model/channel.ts'
import { type ArticleKeys, addressKey, type Claim, claimsOf } from './article/article-claims.ts'
import type { ArticleFile } from './article/article-file.ts'
import type { ReadArticle } from './article/read-article.ts'
import type { ProblemList } from './source/problem-list.ts'

/** What the site's own channels have, which no article may claim. */
export interface Taken {
  ids: readonly string[]
  paths: readonly string[]
}

/** An article by what it claims. */
export interface Claimant extends Pick<ReadArticle, 'path' | 'keys'> {}

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
  const withId = clashing(articles, taken.ids, ({ id }) => (id === undefined ? [] : [id]))
  const ids = withId.flatMap((file) => claimed(file, claimsOf(file).id))
  const expectedId = 'an id of its own, since readers know articles by their ids'
  report(ids, expectedId, known(taken.ids, 'a feed'))
  const withPath = clashing(articles, takenPaths, ({ paths }) => paths)
  const paths = withPath.flatMap((file) =>
    claimsOf(file).paths.flatMap((claim) => claimed(file, claim)),
  )
  // All addresses come before the old ones, which yield to them.
  const [own = [], old = []] = [true, false].map((isOwn) =>
    paths.filter(({ field }) => (field.length === 0) === isOwn),
  )
  const expectedPath = 'an address of its own, whatever the case or Unicode form'
  report([...own, ...old], expectedPath, known(takenPaths, 'a page or a feed'))
  const moments = new Map(articles.map(({ path, keys }) => [path, keys.moment]))
  const atOnce = clashing(articles, [], ({ moment }) => (moment === undefined ? [] : [moment]))
  const claims = atOnce.flatMap((file) => {
    const { published: value = '' } = file.fields ?? {}
    const key = `${moments.get(file.path)}`
    return claimed(file, { field: ['published'], value, key })
  })
  report(claims, 'a moment of its own: give it a time that is at least a second apart')

  /** The files of those that have a key which another one has, or which is taken. */
  function clashing<Key>(
    all: readonly Claimant[],
    others: readonly Key[],
    keysIn: (keys: ArticleKeys) => readonly Key[],
  ): ArticleFile[] {
    const seen = new Set(others)
    const twice = new Set<Key>()
    for (const { keys } of all) {
      for (const key of keysIn(keys)) {
        if (seen.has(key)) twice.add(key)
        else seen.add(key)
      }
    }
    if (twice.size === 0) return []
    return all
      .filter(({ keys }) => keysIn(keys).some((key) => twice.has(key)))
      .map(({ path }) => reopen(path))
  }
}

interface FileClaim extends Claim {
  file: ArticleFile
}

function claimed(file: ArticleFile, claim: Claim | undefined): FileClaim[] {
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
