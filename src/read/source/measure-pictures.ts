import { getMimeType } from 'hono/utils/mime'
import sharp from 'sharp'
import type { PictureFacts, SourceFile } from './source-file.ts'

// More is no picture for a page: readers on the road load it too.
const maximumBytes = 5 * 2 ** 20
const atOnce = 8

/** The same files; those that are pictures by their name have been looked at as a whole. */
export async function measurePictures(files: readonly SourceFile[]): Promise<SourceFile[]> {
  const queue = files.entries()
  const measured = [...files]
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const [index, file] of queue) {
        if (isPicture(file)) measured[index] = { ...file, picture: await factsOf(file) }
      }
    }),
  )
  return measured
}

function isPicture({ path, fault }: SourceFile): boolean {
  return fault === undefined && /^image\//.test(getMimeType(path) ?? '')
}

async function factsOf(file: SourceFile): Promise<PictureFacts> {
  try {
    return await look(file.read())
  } catch {
    // It is the bytes that fail here, not our code; what the decoder says is for its developers.
    return { fault: 'which is damaged or no picture' }
  }
}

async function look(bytes: Uint8Array): Promise<PictureFacts> {
  if (bytes.length > maximumBytes) {
    return { fault: `which has ${(bytes.length / 2 ** 20).toFixed(1)} MiB` }
  }
  const picture = sharp(bytes, { failOn: 'truncated' })
  const { mediaType, autoOrient } = await picture.metadata()
  // The header alone would not tell that the rest is missing.
  await picture.resize({ width: 16 }).raw().toBuffer()
  return { type: mediaType ?? 'image/unknown', width: autoOrient.width, height: autoOrient.height }
}
