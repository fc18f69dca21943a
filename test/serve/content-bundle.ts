import { type BundleMemory, bundleMemory, makeBundle } from '../../src/bundle/make-bundle.ts'
import type { Bundle } from '../../src/model/bundle.ts'
import { type RenderMemory, renderMemory, renderSite } from '../../src/render/render-site.ts'
import { contentOf } from '../support/memory-content.ts'
import { bundleAsWorker, loadBundle } from './load-bundle.ts'

/** What a build of content that exists in memory only gives, as of a moment. */
export async function contentBundle(
  files: Readonly<Record<string, string>>,
  moment: number | Date,
  memory: RenderMemory & BundleMemory = { ...renderMemory(), ...bundleMemory() },
): Promise<Bundle> {
  const now = new Date(moment)
  const content = contentOf(files, now)
  const rendered = await renderSite(content, now, memory)
  return await loadBundle(await makeBundle(content, rendered, bundleAsWorker, memory))
}
