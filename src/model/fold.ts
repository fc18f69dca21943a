// Letters that no form of Unicode takes apart, or makes one.
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
  // What a capital sigma becomes depends on what follows it.
  ς: 'σ',
}
const marked = new RegExp(`[${Object.keys(bare).join('')}]`, 'g')

/**
 * The text as it is compared: case, accents, forms of Unicode and the number of spaces do not
 * matter. Marks that make another letter of a Japanese one stay.
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\P{M}\u3099\u309a]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(marked, (letter) => bare[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim()
}
