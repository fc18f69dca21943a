import type { Answer } from '../http/exchange.ts'

/** Whether bytes begin as gzip (RFC 1952 §2.3.1) or the magic number of Zstandard (RFC 8878 §3.1.1). */
export function isPacked({ content }: Answer): boolean {
  const start = Buffer.from(content?.subarray(0, 4) ?? [])
  return start.toString('hex').startsWith('1f8b') || start.toString('hex') === '28b52ffd'
}
