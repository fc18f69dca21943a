import { posix } from 'node:path'
import { getExtension } from 'hono/utils/mime'
import type { Asker } from '../asking/create-asker.ts'
import { fetchFile } from './fetch-file.ts'
import type { BroughtFile, MediaSource } from './media-source.ts'
import { pictureType } from './picture-type.ts'
import { isPublicHost } from './public-lookup.ts'

const mostFiles = 10_000

type Answered = BroughtFile | { fault: string }

/** What brings nothing: every address stays as it is. */
export const noMedia: MediaSource = { bring: async () => undefined }

/** Who asks for files. */
export interface MediaAskers {
  /** Asks public hosts only. */
  guarded: Asker
  open: Asker
  /** Hosts that may be private, since the texts came from them. */
  allowed: ReadonlySet<string>
}

/** Pictures and recordings of other hosts. */
export function remoteMedia(askers: MediaAskers): MediaSource {
  const known = new Map<string, Promise<Answered>>()
  return {
    async bring(address, use, base) {
      if (use === 'link') return undefined
      const url = URL.parse(address, base)
      if (!url || !/^https?:$/.test(url.protocol)) return undefined
      const earlier = known.get(url.href)
      if (earlier) return await earlier
      if (known.size >= mostFiles) return { fault: `more than ${mostFiles} files` }
      const answer = fetched(url, askers).then((file) =>
        use === 'picture' ? asPicture(file) : file,
      )
      known.set(url.href, answer)
      return await answer
    },
  }
}

async function fetched(url: URL, { open, guarded, allowed }: MediaAskers): Promise<Answered> {
  const file = await fetchFile(url, (one) => {
    if (allowed.has(one.host)) return open
    return isPublicHost(one) ? guarded : { fault: 'its host is in a private network' }
  })
  return 'fault' in file ? file : { name: nameOf(file.url, file.mediaType), bytes: file.bytes }
}

function nameOf({ pathname }: URL, type: string): string {
  const name = posix.basename(pathname)
  if (posix.extname(name) !== '') return name
  const ending = getExtension(type)
  return `${name === '' ? 'file' : name}${ending === undefined ? '' : `.${ending}`}`
}

/** Under a name that ends as its bytes say. */
async function asPicture(file: Answered): Promise<Answered> {
  if ('fault' in file) return file
  const type = await pictureType(file.bytes)
  if (type === undefined) return { fault: 'it is no picture that every browser shows' }
  const ending = getExtension(type)?.replace('jpeg', 'jpg') ?? 'png'
  return { name: `${posix.parse(file.name).name}.${ending}`, bytes: file.bytes }
}
