import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServedWorker } from '../../start-workerd.ts'

/** An answer to be given again. */
export interface RecordedAnswer {
  path: string
  etag: string
  /** As they came over the wire, in their order. */
  headers: readonly [name: string, value: string][]
  bytes: Uint8Array
  /** Headers of its 304. */
  unchanged: readonly [name: string, value: string][]
}

/**
 * A Worker that has been told a few answers and knows nothing else: what any Worker with the same
 * answers costs at least. Its headers are made once, and its bytes are loaded from the start.
 * @param folder an empty one
 */
export function bareWorker(folder: string, answers: readonly RecordedAnswer[]): ServedWorker {
  mkdirSync(folder, { recursive: true })
  for (const [place, { bytes }] of answers.entries()) {
    writeFileSync(join(folder, `${place}.bin`), bytes)
  }
  const imports = answers.map((_, place) => `import bytes${place} from './${place}.bin'`)
  const entries = answers.map(({ path, etag, headers, unchanged }, place) => {
    return `[${JSON.stringify(path)}, {
  etag: ${JSON.stringify(etag)},
  bytes: bytes${place},
  whole: { headers: new Headers(${JSON.stringify(headers)}), encodeBody: 'manual' },
  unchanged: { status: 304, headers: new Headers(${JSON.stringify(unchanged)}) },
}]`
  })
  const main = `${imports.join('\n')}
const answers = new Map([${entries.join(',\n')}])
export default {
  fetch(request) {
    const { etag, bytes, whole, unchanged } = answers.get(new URL(request.url).pathname)
    if (request.headers.get('if-none-match') === etag) return new Response(null, unchanged)
    return new Response(bytes, whole)
  },
}
`
  return { folder: { modules: folder }, main }
}
