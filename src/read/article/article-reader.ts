import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Recall } from '../../model/recall.ts'
import { recorded, type Visit } from '../values/places.ts'
import { resolveAddress } from '../values/resolve-address.ts'
import type { ArticleFile } from './article-file.ts'
import type { Surroundings } from './checked-article.ts'
import { type ReadArticle, readArticle } from './read-article.ts'

/** An article without a problem, as it was read once. */
export interface KnownArticle extends Omit<ReadArticle, 'file' | 'media'> {
  /** The moment that its dates were compared with: later ones find nothing else. */
  now: Date
}

/**
 * Reads articles as `readArticle` does, and takes those that are known from an earlier build: when
 * their file and all around them are as they were, and their addresses still lead to the same.
 */
export function articleReader(
  around: Surroundings,
  known: Recall<KnownArticle>,
): (file: ArticleFile) => ReadArticle | undefined {
  const { places: _, now, ...settings } = around
  const surroundings = createHash('sha256').update(JSON.stringify(settings)).digest('hex')

  function recalled(file: ArticleFile, key: string): ReadArticle | undefined {
    const found = known.get(key)
    if (!found || found.now > now) return undefined
    const { media, visits } = visitAgain(found.visits, file, around)
    return isDeepStrictEqual(visits, found.visits) ? { ...found, file, media } : undefined
  }

  return (file) => {
    const { list, ...text } = file
    if (list.problems.length > 0) return readArticle(file, around)
    const key = `${surroundings}\n${JSON.stringify(text)}`
    const article = recalled(file, key) ?? readArticle(file, around)
    if (article && list.problems.length === 0) {
      const { file: _, media: __, ...rest } = article
      known.set(key, { ...rest, now })
    }
    return article
  }
}

/** The files that addresses lead to now. */
function visitAgain(
  visits: readonly Visit[],
  file: ArticleFile,
  around: Surroundings,
): Pick<ReturnType<typeof recorded>, 'media' | 'visits'> {
  const { places, ...found } = recorded(around.places)
  for (const { address } of visits) resolveAddress(address, file.path, '', places)
  return found
}
