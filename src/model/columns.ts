/** Numbers of one kind, one after the other. */
export type Column = Uint8Array | Uint32Array | Float64Array

/** Named columns of a file. */
export type Columns = Readonly<Record<string, Column>>

const kinds = { Uint8Array, Uint32Array, Float64Array }
type Kind = keyof typeof kinds

/** The name of each column with its kind, its first byte after the head and its length. */
type Head = readonly [name: string, kind: Kind, start: number, length: number][]

// So that every column begins where the platform can read its numbers in place.
const alignment = 8

/**
 * Columns as one file that is read without being parsed: the length of the head as 32 bits, the
 * head as JSON, then the numbers, little-endian.
 */
export function packColumns(columns: Columns): Uint8Array {
  let start = 0
  const head: Head = Object.entries(columns).map(([name, column]) => {
    const entry: Head[number] = [name, kindOf(column), start, column.length]
    start += aligned(column.byteLength)
    return entry
  })
  const text = new TextEncoder().encode(JSON.stringify(head))
  const first = aligned(4 + text.length)
  const file = new Uint8Array(first + start)
  new DataView(file.buffer).setUint32(0, text.length, true)
  file.set(text, 4)
  for (const [name, , offset] of head) {
    const column = columns[name]
    if (column) file.set(bytesOf(column), first + offset)
  }
  return file
}

/** The columns of a file, which share its memory. */
export function openColumns(file: ArrayBuffer): (name: string) => Column {
  const length = new DataView(file).getUint32(0, true)
  const head: Head = JSON.parse(new TextDecoder().decode(new Uint8Array(file, 4, length)))
  const first = aligned(4 + length)
  const columns = new Map(
    head.map(([name, kind, start, count]) => [name, new kinds[kind](file, first + start, count)]),
  )
  return (name) => {
    const column = columns.get(name)
    if (!column) throw new Error(`open columns: there is none called ${name}`)
    return column
  }
}

function kindOf(column: Column): Kind {
  if (column instanceof Uint32Array) return 'Uint32Array'
  if (column instanceof Float64Array) return 'Float64Array'
  return 'Uint8Array'
}

function bytesOf({ buffer, byteOffset, byteLength }: Column): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function aligned(length: number): number {
  return Math.ceil(length / alignment) * alignment
}
