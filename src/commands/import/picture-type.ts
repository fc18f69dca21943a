import sharp from 'sharp'

/** The media type of a picture, by its bytes; undefined when it is none. */
export async function pictureType(bytes: Uint8Array): Promise<string | undefined> {
  try {
    const { mediaType } = await sharp(bytes, { limitInputPixels: false }).metadata()
    return mediaType
  } catch {
    // It is the bytes that fail here, not our code.
    return undefined
  }
}
