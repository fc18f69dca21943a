import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { getMimeType } from 'hono/utils/mime'
import { decodePath } from '../../model/decode-path.ts'
import { isHidden } from '../../model/hidden-files.ts'
import { isNotModified } from '../../serve/is-not-modified.ts'
import { type HeaderRule, matchesPattern, parseHeaderRules } from './asset-rules.ts'
import { byteRange } from './byte-range.ts'
import { filesIn } from './files-in.ts'

/** The static assets of a build, as the platform serves them. */
export interface AssetServer {
  /** The answer to GET where there is such a file; nothing for the Worker to be asked. */
  answer(request: Request): Promise<Response | undefined>
  /** A file that only the Worker may read. */
  hidden(path: string): Promise<Response>
}

const settings = '_headers'
// What the platform says where no rule says anything.
const usualCaching = 'public, max-age=0, must-revalidate'

/** Knows all files of a folder from its start on: nothing else can be asked of it. */
export async function assetServer(folder: string): Promise<AssetServer> {
  const names = await filesIn(folder)
  const known = new Set(names.filter((path) => path !== settings && !isHidden({ path })))
  const ofWorker = new Set(names.filter((path) => isHidden({ path })))
  const rules = names.includes(settings)
    ? parseHeaderRules(await readFile(join(folder, settings), 'utf8'))
    : []
  const tags = new Map<string, string>()

  async function tagOf(name: string): Promise<string> {
    const former = tags.get(name)
    if (former !== undefined) return former
    const hash = createHash('sha256')
    await pipeline(createReadStream(join(folder, name)), hash)
    const tag = `"${hash.digest('hex').slice(0, 32)}"`
    tags.set(name, tag)
    return tag
  }

  return {
    async answer(request) {
      if (request.method !== 'GET') return undefined
      const { pathname } = new URL(request.url)
      const name = decodePath(pathname).slice(1)
      if (!known.has(name)) return undefined
      const file = join(folder, name)
      // It leaves when another build takes the place of this one.
      const size = await stat(file).then(
        ({ size }) => size,
        () => undefined,
      )
      if (size === undefined) return undefined
      const etag = await tagOf(name)
      const headers = headersOf(pathname, name, etag, rules)
      if (isNotModified(request.headers, { etag }, 0)) {
        headers.delete('Content-Type')
        return new Response(null, { status: 304, headers })
      }
      return sentFile(file, size, headers, byteRange(request.headers, { size, etag }))
    },
    async hidden(path) {
      const name = path.slice(1)
      if (!ofWorker.has(name)) return new Response(null, { status: 404 })
      return new Response(await readFile(join(folder, name)))
    },
  }
}

/** A file, or the part of it that is wanted. */
function sentFile(
  file: string,
  size: number,
  headers: Headers,
  range: ReturnType<typeof byteRange>,
): Response {
  headers.set('Accept-Ranges', 'bytes')
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${size}`)
    return new Response(null, { status: 416, headers })
  }
  if (range) headers.set('Content-Range', `bytes ${range.start}-${range.end}/${size}`)
  headers.set('Content-Length', String(range ? range.end + 1 - range.start : size))
  const body = Readable.toWeb(createReadStream(file, range))
  return new Response(body as ReadableStream, { status: range ? 206 : 200, headers })
}

function headersOf(
  path: string,
  name: string,
  etag: string,
  rules: readonly HeaderRule[],
): Headers {
  const type = getMimeType(name)
  const headers = new Headers({ ETag: etag, 'Cache-Control': usualCaching })
  if (type !== undefined) headers.set('Content-Type', type)
  for (const { pattern, headers: list } of rules) {
    if (!matchesPattern(pattern, path)) continue
    for (const [header, value] of list) headers.set(header, value)
  }
  return headers
}
