import { partitionPoint } from '../src/model/partition-point.ts'

/** Words of a language, as frequent as those of a real one: the r-th has the share 1/r. */
export interface ZipfWords {
  /** Its tag. */
  language: string
  /** The most frequent one first. */
  words: readonly string[]
  /** What stands between two words. */
  space: string
  /** What ends a sentence. */
  stop: string
}

/** Numbers from 0 to 1 that look random and are the same in every run: of Park and Miller. */
export type Draw = () => number

const syllables: Readonly<Record<string, string>> = {
  en: 'ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu ra re ri ro ru',
  tr: 'ça çe şi gö ğü da de dı dö dü ka ke ki kö ku la le lı lo lü ma me mi mö mu',
  ru: 'ба бе би бо бу да де ди до ду ка ке ки ко ку ла ле ли ло лу ма ме ми мо му',
  el: 'βά βε βι βό βυ δα δέ δι δο δύ κα κε κί κο κυ λα λέ λι λο λύ μα με μί μο μυ',
  ar: 'بَ بي بو دا دي دو كا كي كو لا لي لو ما مي مو نا ني نو را ري رو سا سي سو',
}

const wordsOfLanguage = 60_000
const firstHan = 0x4e00
const hanCount = 3000
const singleHan = 1000

/** Frequent words have one sign, the others two. */
function hanWord(index: number): string {
  const sign = (place: number): string => String.fromCodePoint(firstHan + (place % hanCount))
  return index < singleHan
    ? sign(index)
    : sign(index) + sign(index + 17 * Math.floor(index / hanCount))
}

/** Draws one of so many things, of which the r-th has the share 1/r. */
export function zipfDraw(count: number): (draw: Draw) => number {
  const sums = new Float64Array(count)
  let sum = 0
  for (let index = 0; index < count; index += 1) {
    sum += 1 / (index + 1)
    sums[index] = sum
  }
  return (draw) => {
    const drawn = draw() * sum
    return partitionPoint(count - 1, (place) => (sums[place] ?? 0) < drawn)
  }
}

/** Equal seeds give equal numbers. */
export function drawFrom(seed: number): Draw {
  let state = (seed * 48271) % 2147483647
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

/** So many words that are spelled with these syllables, the shortest first. */
export function spelled(parts: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    let word = ''
    for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / parts.length)) {
      word += parts[(rest - 1) % parts.length]
    }
    return word
  })
}

const spelt = Object.entries(syllables).map(([language, text]) => ({
  language,
  words: spelled(text.split(' '), wordsOfLanguage),
  space: ' ',
  stop: '.',
}))
const han = Array.from({ length: wordsOfLanguage }, (_, index) => hanWord(index))

/** The languages in which articles are written, the most frequent first. */
export const zipfLanguages: readonly ZipfWords[] = [
  ...spelt,
  { language: 'zh', words: han, space: '', stop: '。' },
]
