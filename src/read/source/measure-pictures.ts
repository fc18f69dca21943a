import { type Recall, recall } from '../../model/recall.ts'
import type { PictureFacts, SourceFile } from './source-file.ts'

// More is no picture for a page: readers on the road load it too, and a browser has to unpack it.
const maximumBytes = 5 * 2 ** 20
const maximumPixels = 50_000_000
// Of all pictures of a moving one.
const maximumPixelsOfAll = 500_000_000
const atOnce = 8

// What all browsers show.
const types = ['png', 'jpeg', 'gif', 'webp', 'avif', 'svg+xml'].map((name) => `image/${name}`)
const names = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i

/**
 * The same files; those that are pictures by their name have been looked at as a whole.
 * @param known what was seen before, by the path of the file and its version
 */
export async function measurePictures(
  files: readonly SourceFile[],
  known: Recall<PictureFacts> = recall(),
): Promise<SourceFile[]> {
  const queue = files.entries()
  const measured = [...files]
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const [index, file] of queue) {
        if (isPicture(file)) measured[index] = withPicture(file, await factsOf(file, known))
      }
    }),
  )
  return measured
}

function withPicture(file: SourceFile, picture: PictureFacts): SourceFile {
  return {
    path: file.path,
    read: () => file.read(),
    version: () => file.version?.(),
    picture,
  }
}

function isPicture({ path, fault }: SourceFile): boolean {
  return fault === undefined && names.test(path)
}

async function factsOf(file: SourceFile, known: Recall<PictureFacts>): Promise<PictureFacts> {
  try {
    const version = file.version?.()
    if (version === undefined) return await look(file.read())
    const key = `${file.path} ${version}`
    const facts = known.get(key) ?? (await look(file.read()))
    known.set(key, facts)
    return facts
  } catch {
    // It is the bytes that fail here, not our code; what the decoder says is for its developers.
    return { fault: 'which is damaged or no picture' }
  }
}

async function look(bytes: Uint8Array): Promise<PictureFacts> {
  if (bytes.length > maximumBytes) {
    return { fault: `which has ${(bytes.length / 2 ** 20).toFixed(1)} MiB` }
  }
  // Most builds see no new picture.
  const { default: sharp } = await import('sharp')
  const unlimited = { limitInputPixels: false }
  const { mediaType: type = '', autoOrient, pages = 1 } = await sharp(bytes, unlimited).metadata()
  const { width, height } = autoOrient
  if (!types.includes(type)) return { fault: `which is ${type || 'of an unknown type'}` }
  const isDrawing = type === 'image/svg+xml'
  if (!isDrawing && width * height > maximumPixels) {
    return { fault: `which has ${width} × ${height} pixels` }
  }
  if (!isDrawing && width * height * pages > maximumPixelsOfAll) {
    return { fault: `which has ${pages} pictures of ${width} × ${height} pixels` }
  }
  // The header alone would not tell that the rest is damaged or missing.
  await sharp(bytes, { ...unlimited, animated: true })
    .resize({ width: 16 })
    .raw()
    .toBuffer()
  return isDrawing && !hasPixels(bytes) ? { type } : { type, width, height }
}

/** Whether a drawing tells its size in a way that means the same to all programs. */
function hasPixels(bytes: Uint8Array): boolean {
  const root = /<svg\b[^>]*>/i.exec(new TextDecoder().decode(bytes))?.[0] ?? ''
  const [width, height] = ['width', 'height'].map(
    (name) => new RegExp(`\\s${name}\\s*=\\s*["']\\s*([^"']*)`, 'i').exec(root)?.[1],
  )
  if (width === undefined && height === undefined) return /\sviewBox\s*=/i.test(root)
  return [width, height].every((size) => /^[\d.]+(?:px)?\s*$/.test(size ?? ''))
}
