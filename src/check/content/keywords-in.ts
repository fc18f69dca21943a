// Languages that write without spaces between words.
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Those of the keywords that occur in the text as whole words, whatever their case. */
export function keywordsIn(text: string, keywords: readonly string[]): string[] {
  return keywords.filter((keyword) => patternOf(keyword).test(text))
}

function patternOf(keyword: string): RegExp {
  const words = RegExp.escape(keyword).replaceAll('\\x20', '\\s+')
  if (unspaced.test(keyword)) return new RegExp(words, 'iu')
  return new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, 'iu')
}
