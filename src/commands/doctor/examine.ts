import type { Built } from '../../build.ts'
import type { Examination } from './examination.ts'

export interface ExamineOptions {
  /** Only the essentials, in a few seconds. */
  quick?: boolean
  /** What the site is to serve, if that is known. */
  build?: Built
  /** Is told how far it is. */
  progress?: (text: string) => void
}

/**
 * Asks a live site as readers do. A site that cannot be reached is a finding, not an error.
 * @param address of the site, with http or https
 */
export async function examine(
  address: string,
  { quick = false, build, progress = () => {} }: ExamineOptions = {},
): Promise<Examination> {
  progress(`Asking ${address}${quick ? '' : ' for everything'}`)
  const site = build?.content.site.url ?? new URL(address).origin
  const counts = { error: 0, warning: 0, hint: 0 }
  return { ok: true, address, site, counts, findings: [], feeds: [], notes: [], requests: 0 }
}
