import { posix } from 'node:path'
import { getExtension } from 'hono/utils/mime'
import { type Choose, fetchFile } from './fetch-file.ts'
import type { BroughtFile, MediaSource } from './media-source.ts'
import { pictureType } from './picture-type.ts'

type Answered = BroughtFile | { fault: string }

/** What brings nothing: every address stays as it is. */
export const noMedia: MediaSource = { bring: async () => undefined }

/**
 * Pictures and recordings of other hosts.
 * @param choose says who asks for them
 */
export function remoteMedia(choose: Choose): MediaSource {
  const known = new Map<string, Promise<Answered>>()
  const forget = recentFiles(known)
  return {
    async bring(address, use, base) {
      if (use === 'link') return undefined
      const url = URL.parse(address, base)
      if (!url || !/^https?:$/.test(url.protocol)) return undefined
      const key = `${use} ${url.href}`
      const earlier = known.get(key)
      if (earlier) return await earlier
      const answer = fetched(url, choose).then((file) =>
        use === 'picture' ? asPicture(file) : file,
      )
      known.set(key, answer)
      forget(key, await answer)
      return await answer
    },
  }
}

const mostBytes = 64 * 2 ** 20

/** Keeps only the last files: all pictures of a site may be more than the memory holds. */
function recentFiles(known: Map<string, Promise<Answered>>): (key: string, file: Answered) => void {
  const kept: { key: string; length: number }[] = []
  let total = 0
  return (key, file) => {
    const length = 'bytes' in file ? file.bytes.length : 0
    kept.push({ key, length })
    total += length
    while (total > mostBytes && kept.length > 1) {
      const oldest = kept.shift()
      total -= oldest?.length ?? 0
      known.delete(oldest?.key ?? '')
    }
  }
}

async function fetched(url: URL, choose: Choose): Promise<Answered> {
  const file = await fetchFile(url, choose)
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
