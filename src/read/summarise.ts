/** The longest summary, in UTF-16 code units. */
export const summaryLength = 300

/**
 * The first whole sentences of a text that fit into a summary; when not even the first one does,
 * as many of its words as fit.
 */
export function summarise(text: string, language: string): string {
  if (text.length <= summaryLength) return text
  // One sentence more than fits: a longer text need not be segmented.
  const start = text.slice(0, summaryLength * 4)
  const sentences = fitting(start, language, 'sentence', summaryLength)
  if (sentences !== '') return sentences
  const room = summaryLength - 1
  const words = fitting(start, language, 'word', room) || fitting(start, language, 'grapheme', room)
  return `${words}…`
}

function fitting(
  text: string,
  language: string,
  granularity: 'grapheme' | 'word' | 'sentence',
  length: number,
): string {
  let end = 0
  for (const { index, segment } of new Intl.Segmenter(language, { granularity }).segment(text)) {
    if (index + segment.trimEnd().length > length) break
    end = index + segment.length
  }
  return text.slice(0, end).trim()
}
