import type { Channel } from '../model/channel.ts'
import { addressKey, type Claim } from './article/article-claims.ts'
import type { ReadArticle } from './article/read-article.ts'
import type { Field, Finding, ProblemList } from './source/problem-list.ts'

/** What the site's own channels have, which no article may claim. */
export interface Taken {
  ids: readonly string[]
  paths: readonly string[]
}

/** Adds a problem to those of the file at the path. */
export type Report = (path: string, field: Field, finding: Finding) => void

/**
 * Reports ids, slugs and old paths that are claimed twice. Drafts count: they are to be published
 * one day.
 */
export function reportDuplicates(
  files: readonly Pick<ReadArticle, 'path' | 'claims'>[],
  taken: Taken,
  add: Report,
): void {
  const known = (keys: readonly string[], name: string): Map<string, Owner> =>
    new Map(keys.map((key) => [key, { name, value: '' }]))
  const ids = files.flatMap(({ path, claims }) => (claims.id ? [{ path, ...claims.id }] : []))
  const expectedId = 'an id of its own, since readers know articles by their ids'
  report(ids, expectedId, add, known(taken.ids, 'a feed'))
  // All addresses come before the old ones, which yield to them.
  const paths = files.flatMap(({ path, claims }) => claims.paths.map((one) => ({ path, ...one })))
  const [own = [], old = []] = [true, false].map((isOwn) =>
    paths.filter(({ field }) => (field.length === 0) === isOwn),
  )
  const expectedPath = 'an address of its own, whatever the case or Unicode form'
  const pages = known(taken.paths.map(addressKey), 'a page or a feed')
  report([...own, ...old], expectedPath, add, pages)
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

/** Reports articles that appear in the same second: readers could not keep their order. */
export function reportSameMoments(
  files: readonly Pick<ReadArticle, 'path' | 'moment'>[],
  add: Report,
): void {
  const claims = files.flatMap(({ path, moment }) => (moment ? [{ path, ...moment }] : []))
  report(claims, 'a moment of its own: give it a time that is at least a second apart', add)
}

/** Who has a key, and as what. */
interface Owner {
  name: string
  value: string
}

/** @param owners who has a key already */
function report(
  claims: readonly (Claim & { path: string })[],
  expected: string,
  add: Report,
  owners = new Map<string, Owner>(),
): void {
  for (const { path, field, value, key } of claims) {
    const owner = owners.get(key)
    if (!owner) owners.set(key, { name: path, value })
    // An old name may differ in its case only.
    else if (owner.name !== path || owner.value === value) {
      add(path, field, { found: `\`${value}\`, which ${owner.name} has`, expected })
    }
  }
}
