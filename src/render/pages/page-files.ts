import type { PageSite } from '../../model/page-site.ts'
import type { Colours } from '../../model/palette.ts'
import { composeScript } from './compose-script.ts'
import { copyScript } from './copy-script.ts'
import { stylesheet } from './stylesheet.ts'

/** A file that every page loads. */
export interface PageFile {
  path: string
  text: string
}

/** The files that every page loads, and their addresses: these change with the bytes. */
export async function pageFiles(
  colours: Colours,
): Promise<{ files: PageFile[]; addresses: PageSite['files'] }> {
  const style = { path: '/style.css', text: stylesheet(colours) }
  const script = { path: '/copy.js', text: copyScript + composeScript }
  return {
    files: [style, script],
    addresses: { style: await addressOf(style), script: await addressOf(script) },
  }
}

/** The path always gives the newest bytes, so that a page which is kept somewhere keeps working. */
async function addressOf({ path, text }: PageFile): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  const [first = 0] = new BigUint64Array(hash)
  return `${path}?v=${first.toString(36)}`
}
