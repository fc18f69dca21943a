import { type BundleMemory, bundleMemory } from '../../src/bundle/bundle-memory.ts'
import type { Bundle } from '../../src/model/bundle.ts'
import { memoryFiles } from '../support/memory-content.ts'
import { type ReadBefore, readBefore, readFiles, withoutProblems } from '../support/read-files.ts'
import { bundledContent } from '../support/rendered-content.ts'
import { loadBundle } from './load-bundle.ts'

/** What bundles that are made one after the other take from each other. */
export interface BundledBefore {
  read: ReadBefore
  bundle: BundleMemory
}

export function bundledBefore(): BundledBefore {
  return { read: readBefore(), bundle: bundleMemory() }
}

/** What a build of content that exists in memory only gives, as of a moment. */
export async function contentBundle(
  files: Readonly<Record<string, string>>,
  moment: number | Date,
  before: BundledBefore = bundledBefore(),
): Promise<Bundle> {
  const at = new Date(moment)
  const read = withoutProblems(await readFiles(memoryFiles(files), { at, before: before.read }))
  return await loadBundle(await bundledContent(read, at, before.bundle))
}
