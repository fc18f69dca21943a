import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip as gzipLater } from 'node:zlib'
import type { DocumentGroup, RenderedDocument, RenderedStretch } from '../model/rendered-site.ts'
import { type BundleMemory, fileOf } from './bundle-memory.ts'
import { fileAt, type OutputFile } from './output-file.ts'
import type { PackedDocument, PackedStretch } from './packed-document.ts'

const gzipOf = promisify(gzipLater)

/** Documents with the files that they load. */
export interface PackedDocuments {
  documents: PackedDocument[]
  /** Equal bytes share a file. */
  files: OutputFile[]
}

/** The documents of a group, rendered, hashed and compressed unless they are known. */
export async function packGroup(
  { key, render }: DocumentGroup,
  { documents: known, files }: Pick<BundleMemory, 'documents' | 'files'>,
): Promise<PackedDocuments> {
  const hash = createHash('sha256').update(key).digest('base64url')
  const earlier = known.get(hash)
  const their = earlier?.map((document) => filesOf(document, files))
  if (earlier && their?.every((list) => list !== undefined)) {
    return { documents: earlier, files: their.flat() }
  }
  const packed = await Promise.all(
    (await render()).map(async (document) => await packDocument(document, files)),
  )
  const documents = packed.map(({ document }) => document)
  known.set(hash, documents)
  return { documents, files: packed.flatMap((one) => one.files) }
}

/** Undefined when one of them is not known. */
function filesOf(
  { stretches }: PackedDocument,
  known: BundleMemory['files'],
): OutputFile[] | undefined {
  const files = stretches.map(({ file }) => {
    const bytes = known.get(file)
    return bytes && fileAt(file, bytes)
  })
  return files.every((file) => file !== undefined) ? files : undefined
}

async function packDocument(
  document: RenderedDocument,
  known: BundleMemory['files'],
): Promise<{ document: PackedDocument; files: OutputFile[] }> {
  const packed = await Promise.all(
    document.stretches.map(async (stretch) => {
      const { bytes, ...facts } = packStretch(stretch, document.mediaType)
      return { facts, file: await fileOf(known, facts.file, async () => await gzip(bytes)) }
    }),
  )
  return {
    document: { ...document, stretches: packed.map(({ facts }) => facts) },
    files: packed.map(({ facts, file }) => fileAt(facts.file, file)),
  }
}

function packStretch(
  { from, lastModified, text }: RenderedStretch,
  mediaType: string,
): PackedStretch & { bytes: Uint8Array } {
  const bytes = Buffer.from(text)
  // The type is part of what is identified: two formats never share a validator.
  const hash = createHash('sha256').update(`${mediaType}\n`).update(bytes).digest()
  return {
    from: from.getTime(),
    etag: `W/"${hash.toString('base64url').slice(0, 22)}"`,
    ...(lastModified && { lastModified: lastModified.getTime() }),
    file: `documents/${hash.toString('hex').slice(0, 32)}.bin`,
    length: bytes.length,
    bytes,
  }
}

async function gzip(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = await gzipOf(bytes, { level: 6 })
  // The header names the operating system (RFC 1952 §2.3.1): unknown, so that all machines agree.
  packed[9] = 255
  return packed
}
