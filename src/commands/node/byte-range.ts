/** The first and the last byte of a part. */
export interface ByteRange {
  start: number
  end: number
}

/**
 * The part of a file that a request wants (RFC 9110 §14.2). One that wants several parts, or that
 * knows another state of the file (§13.1.5), is to get the whole.
 * @returns `unsatisfiable` where the file ends before it
 */
export function byteRange(
  headers: Headers,
  { size, etag }: { size: number; etag: string },
): ByteRange | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(headers.get('range') ?? '') ?? []
  if (first === '' && last === '') return undefined
  if ((headers.get('if-range') ?? etag) !== etag) return undefined
  if (first === '') return within(size - Number(last), size - 1, size)
  if (last === '') return within(Number(first), size - 1, size)
  return Number(last) < Number(first) ? undefined : within(Number(first), Number(last), size)
}

function within(start: number, end: number, size: number): ByteRange | 'unsatisfiable' {
  if (start >= size) return 'unsatisfiable'
  return { start: Math.max(0, start), end: Math.min(end, size - 1) }
}
