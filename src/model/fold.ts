import { singleSpaces } from './single-spaces.ts'

// Letters that no form of Unicode takes apart, and the Greek s at the end of a word.
const bare: Readonly<Record<string, string>> = {
  ı: 'i',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ł: 'l',
  ø: 'o',
  ŧ: 't',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ς: 'σ',
}
const marked = new RegExp(`[${Object.keys(bare).join('')}]`, 'g')

// Accents, points and signs of vowels that are left out at will. The marks of Indian scripts and of
// Thai are vowels that nobody leaves out, those of Japanese make another letter.
const accents =
  '[\\p{M}&&[\\p{Script=Inherited}\\p{Script=Cyrillic}\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Syriac}]]--[\\u3099\\u309a]'

// What cannot be seen, and the line that stretches Arabic words.
const invisible = '\\p{Default_Ignorable_Code_Point}\\u0640'

const dropped = new RegExp(`[[${accents}]${invisible}]`, 'gv')

/**
 * The text as it is compared: case, accents, forms of Unicode, invisible characters and the number
 * of spaces do not matter.
 */
export function fold(text: string): string {
  return singleSpaces(/^[\0-\x7f]*$/.test(text) ? text.toLowerCase() : foldLetters(text)).trim()
}

function foldLetters(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(dropped, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(marked, (letter) => bare[letter] ?? letter)
}
