import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { ReadyDocument, Stretch } from '../model/bundle.ts'
import type { RenderedDocument, RenderedStretch } from '../model/rendered-document.ts'
import type { OutputFile } from './output-file.ts'

/** A stretch that names the file it loads. */
export interface PackedStretch extends Omit<Stretch, 'load'> {
  file: string
}

export interface PackedDocument extends Pick<ReadyDocument, 'kind' | 'mediaType'> {
  path: string
  stretches: PackedStretch[]
}

/** Hashes and compresses the documents; equal bytes share a file. */
export function packDocuments(documents: readonly RenderedDocument[]): {
  documents: PackedDocument[]
  files: OutputFile[]
} {
  const files = new Map<string, OutputFile>()
  const packed = documents.map(({ path, kind, mediaType, stretches }) => ({
    path,
    kind,
    mediaType,
    stretches: stretches.map((stretch) => packStretch(stretch, mediaType, files)),
  }))
  return { documents: packed, files: [...files.values()] }
}

function packStretch(
  { from, lastModified, text }: RenderedStretch,
  mediaType: string,
  files: Map<string, OutputFile>,
): PackedStretch {
  const bytes = Buffer.from(text)
  // The type is part of what is identified: two formats never share a validator.
  const hash = createHash('sha256').update(`${mediaType}\n`).update(bytes).digest()
  const path = `documents/${hash.toString('hex').slice(0, 32)}.bin`
  const file = files.get(path) ?? { path, bytes: gzip(bytes) }
  files.set(path, file)
  return {
    from: from.getTime(),
    etag: `W/"${hash.toString('base64url').slice(0, 22)}"`,
    lastModified: lastModified.getTime(),
    length: bytes.length,
    gzipLength: file.bytes.length,
    file: path,
  }
}

function gzip(bytes: Uint8Array): Uint8Array {
  const packed = gzipSync(bytes, { level: 9 })
  // The header names the operating system (RFC 1952 §2.3.1): unknown, so that all machines agree.
  packed[9] = 255
  return packed
}
