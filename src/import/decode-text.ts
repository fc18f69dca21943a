// An XML declaration, a `charset` of HTML, or none.
const declared = /^[^>]{0,200}?(?:encoding|charset)\s*=\s*["']?([\w.:-]+)/i

/** What is known of a file besides its bytes. */
export interface TextHints {
  /** The `charset` that a server gave it. */
  charset?: string | undefined
  /** The language that its text may have (BCP 47). */
  language?: string | undefined
}

export interface DecodedText {
  text: string
  /** The encoding, where neither the file nor its server says it and it is not UTF-8. */
  guessed?: string
}

/** The text of a file: by its byte order mark, by what it says of itself, else as UTF-8. */
export function decodeText(bytes: Uint8Array): string {
  return decodeSource(bytes, {}).text
}

/**
 * The text of a file, and how sure that is. What a file says of itself counts before its server,
 * which may say the same of all files.
 */
export function decodeSource(bytes: Uint8Array, { charset, language }: TextHints): DecodedText {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const labels = [markOf(bytes) ?? declared.exec(start)?.[1], charset, 'utf-8']
  for (const label of labels) {
    const text = label === undefined ? undefined : decodedAs(label, bytes)
    if (text !== undefined) return { text }
  }
  const text = new TextDecoder().decode(bytes)
  if (isMostlyRight(text)) return { text }
  const guessed = fallbackOf(language)
  return { text: new TextDecoder(guessed).decode(bytes), guessed }
}

function markOf([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return undefined
}

/** Nothing for a name that nobody knows, or bytes that are something else. */
function decodedAs(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** A text that was cut within a character is still of its encoding. */
function isMostlyRight(text: string): boolean {
  const wrong = text.split('\ufffd').length - 1
  return wrong <= (text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0)
}

// What browsers take for the languages (HTML §13.2.3.2).
const fallbacks: Readonly<Record<string, string>> = {
  ...named('windows-1251', 'ba be bg ky mk ru sah sr tg tt uk'),
  ...named('iso-8859-2', 'cs hu pl sl'),
  ...named('windows-1250', 'hr sk'),
  ...named('windows-1254', 'tr az ku'),
  ...named('windows-1256', 'ar fa'),
  ...named('windows-1257', 'et lt lv'),
  ...named('iso-8859-7', 'el'),
  ...named('windows-1255', 'he'),
  ...named('shift_jis', 'ja'),
  ...named('euc-kr', 'ko'),
  ...named('windows-874', 'th'),
  ...named('windows-1258', 'vi'),
  ...named('gb18030', 'zh'),
}

function named(encoding: string, languages: string): Record<string, string> {
  return Object.fromEntries(languages.split(' ').map((language) => [language, encoding]))
}

function fallbackOf(language = ''): string {
  const [primary = ''] = language.toLowerCase().split(/[-_]/)
  return fallbacks[primary] ?? 'windows-1252'
}
