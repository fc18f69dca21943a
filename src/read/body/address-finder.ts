import type { Position } from '../../model/problem.ts'

/** Tells where in a text the addresses stand that are met in their order. */
export interface AddressFinder {
  /** The address is met once more. */
  next(address: string): void
  /** Where it stands as it was last met; the start of the text where it cannot be found. */
  position(address: string): Position
}

interface Search {
  /** How often it has been met. */
  met: number
  /** How many of its places have been found. */
  found: number
  /** Where the next one is searched. */
  from: number
}

/** @param firstLine the line of its file on which the text begins */
export function addressFinder(text: string, firstLine: number): AddressFinder {
  const searches = new Map<string, Search>()
  let starts: number[] | undefined

  function positionOf(index: number): Position {
    starts ??= lineStarts(text)
    const line = starts.findLastIndex((start) => start <= index)
    return { line: firstLine + line, column: index - (starts[line] ?? 0) + 1 }
  }

  return {
    next(address) {
      const search = searches.get(address) ?? { met: 0, found: 0, from: 0 }
      searches.set(address, { ...search, met: search.met + 1 })
    },
    position(address) {
      const search = searches.get(address) ?? { met: 1, found: 0, from: 0 }
      let { found, from } = search
      let index = -1
      for (; found < search.met; found += 1) {
        index = indexOfAddress(text, address, from)
        if (index === -1) return { line: firstLine, column: 1 }
        from = index + 1
      }
      searches.set(address, { ...search, found, from })
      return positionOf(index)
    },
  }
}

function lineStarts(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)]
}

/** Where the address stands as one: after a bracket, a quote or a space, and not inside a word. */
function indexOfAddress(text: string, address: string, from: number): number {
  if (address.trim() === '') return indexOfNothing(text, from)
  for (let index = text.indexOf(address, from); index !== -1; ) {
    const around = `${text[index - 1] ?? ' '}${text[index + address.length] ?? ' '}`
    if (/^[(<"'=:\s][)>"'\s]$/.test(around)) return index
    index = text.indexOf(address, index + 1)
  }
  return text.indexOf(address, from)
}

/** Where an address could stand and does not. */
function indexOfNothing(text: string, from: number): number {
  const nothing = /\]\(\s{0,9}(?:<>)?\s{0,9}\)|=(?:"\s{0,9}"|'\s{0,9}')/g
  nothing.lastIndex = from
  const index = nothing.exec(text)?.index
  return index === undefined ? -1 : index + 2
}
