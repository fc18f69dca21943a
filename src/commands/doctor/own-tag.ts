import { hash } from 'node:crypto'

/** The validator that a build gives a document of these bytes, as `pack-stretch.ts` makes it. */
export function ownTag(mediaType: string, content: Uint8Array): string {
  const identity = hash(
    'sha256',
    Buffer.concat([Buffer.from(`${mediaType}\n`), content]),
    'base64url',
  )
  return `W/"${identity.slice(0, 22)}"`
}
