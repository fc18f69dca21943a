import { fold } from '../../model/fold.ts'

const separators = /\s+[|–—·•»:-]\s+|\s*[|»]\s*|:\s+/u

/**
 * A title without the name of the publisher before or behind it.
 * @param names of the publisher: its name, its host
 */
export function withoutPublisher(title: string, names: readonly string[]): string {
  const known = new Set(names.flatMap(formsOf))
  const marks = [...title.matchAll(new RegExp(separators, 'gu'))]
  const [first, last] = [marks[0], marks.at(-1)]
  if (last !== undefined && isKnown(title.slice(last.index + last[0].length), known)) {
    return withoutPublisher(title.slice(0, last.index).trim(), names)
  }
  if (first !== undefined && isKnown(title.slice(0, first.index), known)) {
    return withoutPublisher(title.slice(first.index + first[0].length).trim(), names)
  }
  return title
}

function isKnown(part: string, known: ReadonlySet<string>): boolean {
  return formsOf(part).some((form) => form !== '' && known.has(form))
}

/** A name in letters alone, with and without its article, and a host without its ending. */
function formsOf(name: string): string[] {
  const isHost = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(name)
  const letters = lettersOf(isHost ? name.replace(/(?:\.[a-z]{2,3})?\.[a-z]+$/i, '') : name)
  return [letters, letters.replace(/^(?:the|der|die|das|le|la|el)(?=.{4})/u, '')]
}

function lettersOf(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '')
}
