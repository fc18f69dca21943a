import type { Problem } from '../model/problem.ts'
import type { PackedDocument } from './packed-document.ts'

// Readers give up on more; JSON Feed 1.1 calls it a burden already.
const maximumBytes = 1024 * 1024

/**
 * Feeds that are too large for readers.
 * @param root the content folder, as problems should name it
 */
export function oversizedFeeds(documents: readonly PackedDocument[], root: string): Problem[] {
  return documents
    .filter(({ kind }) => kind === 'feed')
    .map(({ path, stretches }) => ({
      path,
      bytes: Math.max(...stretches.map(({ length }) => length)),
    }))
    .filter(({ bytes }) => bytes >= maximumBytes)
    .map(({ path, bytes }) => ({
      file: `${root}/site.yaml`,
      line: 1,
      column: 1,
      field: 'window',
      found: `${path} of ${(bytes / 1024 / 1024).toFixed(1)} MiB`,
      expected: 'feeds of less than 1 MiB',
      suggestion: 'lower `window.items`, or shorten the longest articles',
    }))
}
