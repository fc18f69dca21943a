import pngToIco from 'png-to-ico'
import sharp from 'sharp'
import type { MediaFile } from '../model/content.ts'
import { decodePath } from '../model/decode-path.ts'
import { faviconSizes, type Icon, iconSizes } from '../model/icon.ts'
import type { OutputFile } from './output-file.ts'

/** The icon of a site in all sizes, and the file that programs ask for unseen. */
export async function makeIcons(source: MediaFile, { folder }: Icon): Promise<OutputFile[]> {
  const path = decodePath(new URL(folder).pathname).replace(/^\//, '')
  const icons = await Promise.all(
    Object.values(iconSizes).map(async (size) => ({
      path: `${path}/${size}.png`,
      bytes: await resized(source, size),
    })),
  )
  const small = await Promise.all(faviconSizes.map((size) => resized(source, size)))
  return [...icons, { path: 'favicon.ico', bytes: await pngToIco(small) }]
}

async function resized({ bytes }: MediaFile, size: number): Promise<Buffer> {
  return await sharp(bytes).autoOrient().resize(size, size).png({ compressionLevel: 9 }).toBuffer()
}
