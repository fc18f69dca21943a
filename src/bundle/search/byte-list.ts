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

/** An empty list. */
export function byteList(): ByteList {
  let buffer = new Uint8Array(1024)
  let length = 0

  function reserve(more: number): void {
    if (length + more <= buffer.length) return
    const larger = new Uint8Array(Math.max(buffer.length * 2, length + more))
    larger.set(buffer)
    buffer = larger
  }

  return {
    get length() {
      return length
    },
    writeVarint(value) {
      reserve(5)
      for (let shift = 28; shift > 0; shift -= 7) {
        if (value >>> shift > 0) buffer[length++] = (value >>> shift) | 0x80
      }
      buffer[length++] = value & 0x7f
    },
    copy(bytes, start, end) {
      reserve(end - start)
      const [into, shift] = [buffer, length - start]
      for (let at = start; at < end; at += 1) into[at + shift] = bytes[at] ?? 0
      length += end - start
    },
    cut(start) {
      length = start
    },
    bytes: () => buffer.slice(0, length),
  }
}
