import type { Bundle } from '../../src/model/bundle.ts'
import { bundledContent, type CompiledBefore } from '../support/compiled-content.ts'
import { contentOf } from '../support/memory-content.ts'
import { loadBundle } from './load-bundle.ts'

/** What a build of content that exists in memory only gives, as of a moment. */
export async function contentBundle(
  files: Readonly<Record<string, string>>,
  moment: number | Date,
  before?: CompiledBefore,
): Promise<Bundle> {
  const now = new Date(moment)
  return await loadBundle(await bundledContent(contentOf(files, now), now, before))
}
