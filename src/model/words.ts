import { fold } from './fold.ts'

// They put no space between words: which characters make a word, only a dictionary tells, and each
// engine has another one.
const spaceless = ['Han', 'Hira', 'Kana', 'Thai', 'Laoo', 'Khmr', 'Mymr']
  .map((script) => `\\p{scx=${script}}`)
  .join('')

// Two letters are written where others write an apostrophe.
const letter = '[\\p{L}\\p{N}]--[\\u02bb\\u02bc]'

const word = new RegExp(
  `[[${letter}]&&[${spaceless}]]\\p{M}*|[[[${letter}]\\p{M}]--[${spaceless}]]+`,
  'gv',
)

/**
 * The words of a text in their order, folded as `fold` does: runs of letters and digits. Everything
 * else parts them, apostrophes too, so that `Russia’s` has the word `russia` and `l’accord` the
 * word `accord`. In scripts without spaces every character is a word of its own, and a word of the
 * language is a phrase. It needs no dictionary, so all engines agree.
 */
export function wordsOf(text: string): string[] {
  // The space without width is one; `fold` takes it away with all that cannot be seen.
  return fold(text.replaceAll('\u200b', ' ')).match(word) ?? []
}
