// Those that are shorter are copied faster byte by byte.
const longCopy = 24

/** Bytes that are written one after the other. */
export interface ByteList {
  readonly length: number
  /** Appends a whole number below 2³¹ as a varint (`model/search-shard.ts`). */
  writeVarint(value: number): void
  /** Appends those of the bytes from `start` to before `end`. */
  copy(bytes: Uint8Array, start: number, end: number): void
  /** Drops all from there on. */
  cut(start: number): void
  /** What has been written. */
  bytes(): Uint8Array
}

/**
 * An empty list.
 * @param room for how many bytes there is room at first
 */
export function byteList(room = 1024): ByteList {
  // In an object: V8 gives up again and again what it has compiled for variables that change.
  const list = { buffer: new Uint8Array(room), length: 0 }

  function reserve(more: number): Uint8Array {
    const { buffer, length } = list
    if (length + more <= buffer.length) return buffer
    list.buffer = new Uint8Array(Math.max(Math.ceil(buffer.length * 1.5), length + more))
    list.buffer.set(buffer.subarray(0, length))
    return list.buffer
  }

  return {
    get length() {
      return list.length
    },
    writeVarint(value) {
      const buffer = reserve(5)
      for (let shift = value < 0x80 ? 0 : 28; shift > 0; shift -= 7) {
        if (value >>> shift > 0) buffer[list.length++] = (value >>> shift) | 0x80
      }
      buffer[list.length++] = value & 0x7f
    },
    copy(bytes, start, end) {
      const buffer = reserve(end - start)
      if (end - start >= longCopy) buffer.set(bytes.subarray(start, end), list.length)
      else {
        const shift = list.length - start
        for (let at = start; at < end; at += 1) buffer[at + shift] = bytes[at] ?? 0
      }
      list.length += end - start
    },
    cut(start) {
      list.length = start
    },
    bytes: () => list.buffer.slice(0, list.length),
  }
}
