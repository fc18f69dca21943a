import type { MediaFile } from '../model/content.ts'
import { decodePath } from '../model/decode-path.ts'
import { faviconSizes, type Icon, iconSizes } from '../model/icon.ts'
import { fileOf, type KnownFiles } from './bundle-memory.ts'
import { fileAt, type OutputFile } from './output-file.ts'

/**
 * The icon of a site in all sizes, and the file that programs ask for unseen.
 * @param known those of earlier builds
 */
export async function iconFiles(
  source: Pick<MediaFile, 'bytes'>,
  { folder }: Icon,
  known: KnownFiles,
): Promise<OutputFile[]> {
  // It has a hash of the picture in it.
  const path = decodePath(new URL(folder).pathname).replace(/^\//, '')
  const icons = Object.values(iconSizes).map((size) => ({
    path: `${path}/${size}.png`,
    key: `${path}/${size}.png`,
    make: async () => await resized(source, size),
  }))
  const favicon = {
    path: 'favicon.ico',
    key: `${path}/favicon.ico`,
    make: async () => await smallIcons(source),
  }
  return await Promise.all(
    [...icons, favicon].map(async ({ path: place, key, make }) =>
      fileAt(place, await fileOf(known, `icon ${key}`, make)),
    ),
  )
}

async function smallIcons(source: Pick<MediaFile, 'bytes'>): Promise<Buffer> {
  const { default: pngToIco } = await import('png-to-ico')
  return await pngToIco(await Promise.all(faviconSizes.map((size) => resized(source, size))))
}

async function resized({ bytes }: Pick<MediaFile, 'bytes'>, size: number): Promise<Buffer> {
  // Only needed when an icon is new.
  const { default: sharp } = await import('sharp')
  return await sharp(bytes).autoOrient().resize(size, size).png({ compressionLevel: 9 }).toBuffer()
}
