import { createHash } from 'node:crypto'
import { getMimeType } from 'hono/utils/mime'
import type { BundledMedia } from '../model/bundle.ts'
import type { TimedMediaFile } from '../model/content.ts'
import { pathKey } from '../model/decode-path.ts'
import type { OutputFile } from './output-file.ts'

/** A file of the Worker, and what is known of it. */
export interface PackedMedia extends Omit<BundledMedia, 'load'> {
  path: string
  file: OutputFile
}

/**
 * Files that are not served at all times: the Worker carries them, since the platform would hand
 * out its own files to anyone at any time.
 */
export function packMedia(files: readonly TimedMediaFile[]): PackedMedia[] {
  return files.map(({ path, bytes, articles }) => {
    const hash = createHash('sha256').update(bytes).digest()
    return {
      path: pathKey(path),
      mediaType: getMimeType(pathKey(path)) ?? 'application/octet-stream',
      etag: `W/"${hash.toString('base64url').slice(0, 22)}"`,
      articles: articles.map(({ published, expires }) => ({
        published: published.getTime(),
        ...(expires && { expires: expires.getTime() }),
      })),
      file: { path: `media/${hash.toString('hex').slice(0, 32)}.bin`, bytes },
    }
  })
}
