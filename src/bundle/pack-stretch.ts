import { createHash, hash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip as gzipLater } from 'node:zlib'
import { gzipOf } from '../model/gzip/gzip-of.ts'
import type { RenderedStretch } from '../model/rendered-site.ts'
import { type BundleMemory, fileOf } from './bundle-memory.ts'
import { deflatePiece } from './deflate-piece.ts'
import type { FileBytes } from './output-file.ts'
import type { PackedStretch } from './packed-document.ts'
import { textCompression } from './text-compression.ts'
import { formerRest, freshRest, type Rest } from './text-rest.ts'

const gzipSoon = promisify(gzipLater)

/** A text that is known by its hash, to be compressed if its file is not there. */
interface HashedText {
  facts: Omit<PackedStretch, 'from' | 'lastModified'>
  compress(): Promise<Uint8Array>
}

/** The text of a stretch, hashed and compressed unless it is known. */
export async function packStretch(
  stretch: RenderedStretch,
  mediaType: string,
  memory: Pick<BundleMemory, 'files' | 'formerStretch'>,
): Promise<{ stretch: PackedStretch; file: FileBytes }> {
  const { from, lastModified } = stretch
  const { facts, compress } = hashedText(stretch, mediaType, memory)
  const packed = {
    from: from.getTime(),
    ...(lastModified && { lastModified: lastModified.getTime() }),
    ...facts,
  }
  return { stretch: packed, file: await fileOf(memory.files, facts.file, compress) }
}

function hashedText(
  stretch: RenderedStretch,
  mediaType: string,
  memory: Pick<BundleMemory, 'files' | 'formerStretch'>,
): HashedText {
  const { parts } = stretch
  if (!parts) return wholeText(stretch.text, mediaType)
  const { head } = parts
  const key = hash('sha256', parts.restKey, 'base64url')
  const known = formerRest(key, memory)
  if (known) return textInParts(head, known, mediaType)
  const { text } = stretch
  const rest = freshRest(key, text.slice(head.length))
  return rest ? textInParts(head, rest, mediaType) : wholeText(text, mediaType)
}

function wholeText(text: string, mediaType: string): HashedText {
  const bytes = Buffer.from(text)
  return {
    facts: { ...namesOf(mediaType, bytes), length: bytes.length },
    compress: async () => await gzip(bytes),
  }
}

function textInParts(text: string, { deflated, ...rest }: Rest, mediaType: string): HashedText {
  const head = deflatePiece(Buffer.from(text))
  return {
    facts: {
      ...namesOf(mediaType, text, rest.hash),
      length: head.length + rest.length,
      rest: { ...rest, start: head.deflated.length },
    },
    compress: async () => gzipOf([head, { ...rest, deflated: await deflated() }]),
  }
}

/** What follows from the bytes: equal documents share a file. */
function namesOf(
  mediaType: string,
  ...texts: readonly (string | Uint8Array)[]
): Pick<PackedStretch, 'etag' | 'file'> {
  // The type is part of what is identified: two formats never share a validator.
  const identity = createHash('sha256').update(`${mediaType}\n`)
  for (const text of texts) identity.update(text)
  const digest = identity.digest()
  return {
    etag: `W/"${digest.toString('base64url').slice(0, 22)}"`,
    file: `documents/${digest.toString('hex').slice(0, 32)}.bin`,
  }
}

async function gzip(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = await gzipSoon(bytes, textCompression(bytes.length))
  // The header names the operating system (RFC 1952 §2.3.1): unknown, so that all machines agree.
  packed[9] = 255
  return packed
}
