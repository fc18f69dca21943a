import { createHash } from 'node:crypto'
import type { CompiledArticle } from '../../model/compiled-article.ts'
import { labelNames } from '../../model/label-names.ts'
import type { Topic } from '../../model/site.ts'
import type { BundleMemory, IndexState } from '../bundle-memory.ts'
import type { FileBytes } from '../output-file.ts'
import { type IndexParts, packIndexParts } from './pack-article-index.ts'

type IndexMemory = Pick<BundleMemory, 'files' | 'index'>

/**
 * What the index tells of articles besides numbers, made again when anything of it has changed:
 * most edits are of texts.
 */
export function indexParts(
  oldestFirst: readonly CompiledArticle[],
  topics: readonly Topic[],
  memory: IndexMemory,
): IndexParts {
  const key = hashOf(
    JSON.stringify(topics.map(({ slug, title, aliases }) => [slug, title, aliases])),
    ...oldestFirst.map(({ listed }) => listed),
  )
  const state = memory.index.get(key)
  const known = state && knownParts(state, memory)
  if (known) return known
  const parts = packIndexParts(
    oldestFirst.map(({ article }) => article),
    labelNames(topics),
  )
  memory.index.set(key, keptParts(parts, memory))
  return parts
}

/** Undefined when one of them is missing. */
function knownParts(state: IndexState, { files }: IndexMemory): IndexParts | undefined {
  const filesAt = (keys: readonly string[]): FileBytes[] =>
    keys.flatMap((key) => files.get(key) ?? [])
  const parts = {
    lists: state.lists.flatMap(({ firstKey, key }) => {
      const file = files.get(key)
      return file ? [{ firstKey, file }] : []
    }),
    texts: filesAt(state.texts),
    slugs: filesAt(state.slugs),
  }
  const kinds = ['lists', 'texts', 'slugs'] as const
  return kinds.every((kind) => parts[kind].length === state[kind].length) ? parts : undefined
}

function keptParts({ lists, texts, slugs }: IndexParts, { files }: IndexMemory): IndexState {
  function keyOf({ bytes }: FileBytes): string {
    const key = `index ${hashOf(bytes)}`
    if (!files.get(key)) files.set(key, bytes)
    return key
  }
  return {
    lists: lists.map(({ firstKey, file }) => ({ firstKey, key: keyOf(file) })),
    texts: texts.map(keyOf),
    slugs: slugs.map(keyOf),
  }
}

function hashOf(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('base64url')
}
