import { memoise } from './memoise.ts'

type Granularity = 'grapheme' | 'word' | 'sentence'

const segmenters: Readonly<Record<Granularity, (language: string) => Intl.Segmenter>> = {
  grapheme: segmenter('grapheme'),
  word: segmenter('word'),
  sentence: segmenter('sentence'),
}

function segmenter(granularity: Granularity): (language: string) => Intl.Segmenter {
  return memoise((language) => new Intl.Segmenter(language, { granularity }))
}

/** The longest summary, in UTF-16 code units. */
export const summaryLength = 300

// Where the segmenter takes a full stop for the end of a sentence, and it is none.
const abbreviation =
  /(?<![\p{L}\p{N}])(?:\p{L}|(?:\p{L}\.)+\p{L}|Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Lt|Col|Jr|Sr|No|vs)\.\s*$/u

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

/** The first sentence of a text; all of it when it has no end. */
export function firstSentence(text: string, language: string): string {
  let end = 0
  for (const { index, segment } of segmenters.sentence(language).segment(text)) {
    end = index + segment.length
    if (!abbreviation.test(segment)) break
  }
  return text.slice(0, end).trim()
}

function fitting(text: string, language: string, granularity: Granularity, length: number): string {
  let end = 0
  for (const { index, segment } of segmenters[granularity](language).segment(text)) {
    if (index + segment.trimEnd().length > length) break
    if (granularity === 'sentence' && abbreviation.test(segment)) continue
    end = index + segment.length
  }
  return text.slice(0, end).trim()
}
