import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Stretch } from '../model/bundle.ts'
import type { Recall } from '../model/recall.ts'
import type { RenderedStretch } from '../model/rendered-site.ts'
import type { OutputFile } from './output-file.ts'

/** Something whose stretches name the files that they load. */
export type Packed<T extends { stretches: readonly unknown[] }> = Omit<T, 'stretches'> & {
  stretches: PackedStretch[]
}

interface PackedStretch extends Omit<Stretch, 'load'> {
  file: string
}

/**
 * Hashes and compresses the texts of documents; equal bytes share a file.
 * @param files all files so far, by their paths; those of the documents are added
 * @param gzips what was compressed before, by a hash of the text
 */
export function packStretches<
  T extends { mediaType?: string; stretches: readonly RenderedStretch[] },
>(documents: readonly T[], files: Map<string, OutputFile>, gzips: Recall<Uint8Array>): Packed<T>[] {
  return documents.map((document) => ({
    ...document,
    stretches: document.stretches.map((stretch) =>
      packStretch(stretch, document.mediaType ?? '', files, gzips),
    ),
  }))
}

function packStretch(
  { from, lastModified, text }: RenderedStretch,
  mediaType: string,
  files: Map<string, OutputFile>,
  gzips: Recall<Uint8Array>,
): PackedStretch {
  const bytes = Buffer.from(text)
  // The type is part of what is identified: two formats never share a validator.
  const hash = createHash('sha256').update(`${mediaType}\n`).update(bytes).digest()
  const path = `documents/${hash.toString('hex').slice(0, 32)}.bin`
  const file = files.get(path) ?? { path, bytes: gzips.of(path, () => gzip(bytes)) }
  files.set(path, file)
  return {
    from: from.getTime(),
    etag: `W/"${hash.toString('base64url').slice(0, 22)}"`,
    ...(lastModified && { lastModified: lastModified.getTime() }),
    file: path,
  }
}

function gzip(bytes: Uint8Array): Uint8Array {
  const packed = gzipSync(bytes, { level: 9 })
  // The header names the operating system (RFC 1952 §2.3.1): unknown, so that all machines agree.
  packed[9] = 255
  return packed
}
