import { createHash } from 'node:crypto'
import type { DocumentGroup, RenderedDocument } from '../model/rendered-site.ts'
import type { BundleMemory } from './bundle-memory.ts'
import { fileAt, type OutputFile } from './output-file.ts'
import { packStretch } from './pack-stretch.ts'
import type { PackedDocument } from './packed-document.ts'

/** Documents with the files that they load. */
export interface PackedDocuments {
  documents: PackedDocument[]
  /** Equal bytes share a file. */
  files: OutputFile[]
}

type GroupMemory = Pick<BundleMemory, 'documents' | 'files' | 'formerStretch'>

/** The documents of a group, rendered, hashed and compressed unless they are known. */
export async function packGroup(
  { key, render }: DocumentGroup,
  memory: GroupMemory,
): Promise<PackedDocuments> {
  const { documents: known, files } = memory
  const hash = createHash('sha256').update(key).digest('base64url')
  const earlier = known.get(hash)
  const their = earlier?.map((document) => filesOf(document, files))
  if (earlier && their?.every((list) => list !== undefined)) {
    return { documents: earlier, files: their.flat() }
  }
  const packed = await Promise.all(
    (await render()).map(async (document) => await packDocument(document, memory)),
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
  memory: GroupMemory,
): Promise<{ document: PackedDocument; files: OutputFile[] }> {
  const packed = await Promise.all(
    document.stretches.map((stretch) => packStretch(stretch, document.mediaType, memory)),
  )
  return {
    document: { ...document, stretches: packed.map(({ stretch }) => stretch) },
    files: packed.map(({ stretch, file }) => fileAt(stretch.file, file)),
  }
}
