import type { Answer } from '../http/exchange.ts'

// What challenges of Cloudflare have in them, and the titles of those of others.
const challengeMarks =
  /_cf_chl_opt|<title>\s*(?:just a moment|attention required!|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|access denied|security check|bot verification|ddos-guard)/i

/** Whether a body is a page for people, and whether it asks them to prove that they are. */
export function htmlKind({ content }: Pick<Answer, 'content'>): 'challenge' | 'page' | undefined {
  if (!content) return undefined
  const text = new TextDecoder().decode(content.subarray(0, 65_536))
  if (!/^\s*(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b/is.test(text))
    return undefined
  return challengeMarks.test(text) ? 'challenge' : 'page'
}
