/** The bytes, with room for so many at least. */
export function grown(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  if (length <= bytes.length) return bytes
  const larger = new Uint8Array(Math.max(length, Math.ceil(bytes.length * 1.5)))
  larger.set(bytes)
  return larger
}
