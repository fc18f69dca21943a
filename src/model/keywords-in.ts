// Scripts that write no spaces between words.
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Those of the keywords that occur in the text as whole words, whatever their case. */
export function keywordsIn(text: string, keywords: readonly string[]): string[] {
  const plain = evened(text)
  return keywords.filter((keyword) => patternOf(evened(keyword)).test(plain))
}

/** How often a keyword occurs in the text as `keywordsIn` finds it. */
export function countKeyword(text: string, keyword: string): number {
  const pattern = new RegExp(patternOf(evened(keyword)), 'giu')
  return evened(text).match(pattern)?.length ?? 0
}

/** Whether one of the keywords occurs at all: many languages put endings or articles to a word. */
export function mentions(text: string, keywords: readonly string[]): boolean {
  const plain = evened(text).toLowerCase()
  return keywords.some((keyword) => plain.includes(evened(keyword).toLowerCase()))
}

function patternOf(keyword: string): RegExp {
  const words = RegExp.escape(keyword).replaceAll('\\x20', '\\s+')
  if (unspaced.test(keyword)) return new RegExp(words, 'iu')
  return new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, 'iu')
}

/** Equal for texts that are read the same. */
function evened(text: string): string {
  return text.normalize('NFC').replace(/[\u2019\u02bc]/g, "'")
}
