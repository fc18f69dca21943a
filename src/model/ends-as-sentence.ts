const ends = /[\p{Sentence_Terminal}…⋯][\p{Pe}\p{Pf}\p{Pi}"'’”]*$/u
// These scripts need no mark, and nobody ends an address with one.
const unmarked =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Tibetan}]$|https?:\/\/\S+$/u

/** Whether a text ends as a sentence: by a mark of any script, with closing quotes behind it. */
export function endsAsSentence(text: string, language: string): boolean {
  const trimmed = text.trim()
  const isGreekQuestion = /^el\b/i.test(language) && /[;\u037e]$/.test(trimmed)
  return ends.test(trimmed) || unmarked.test(trimmed) || isGreekQuestion
}
