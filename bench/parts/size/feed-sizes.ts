import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { topicPath } from '../../../src/model/channel.ts'
import { formats } from '../../../src/render/formats.ts'
import { type ServedWorker, startWorkerd } from '../../start-workerd.ts'
import { zipfContent } from '../../zipf-content.ts'

/** What a feed takes on the wire. */
export interface FeedSize {
  path: string
  /** Bytes of the body as it was sent. */
  sent: number
  /** Bytes that the program `gzip -9` makes of the document. */
  gzip: number
}

/** All canonical feeds of a site: of the site and of each topic, in every format. */
export async function feedSizes(site: ServedWorker): Promise<FeedSize[]> {
  await using workerd = await startWorkerd({ site })
  const port = workerd.ports.get('site') ?? 0
  const sizes: FeedSize[] = []
  for (const path of feedPaths()) sizes.push(await sizeOf(port, path))
  return sizes
}

function feedPaths(): string[] {
  const pages = ['/', ...zipfContent().topics.map(topicPath)]
  return pages.flatMap((page) => formats.map(({ file }) => `${page}${file}`))
}

async function sizeOf(port: number, path: string): Promise<FeedSize> {
  const headers = { 'Accept-Encoding': 'gzip' }
  const asked = get({ host: '127.0.0.1', port, path, headers })
  const [answer]: IncomingMessage[] = await once(asked, 'response')
  if (!answer) throw new Error(`ask ${path}: no answer`)
  const body = await buffer(answer)
  if (answer.headers['content-encoding'] !== 'gzip') throw new Error(`ask ${path}: not compressed`)
  const gzip = execFileSync('gzip', ['-9', '-n'], { input: gunzipSync(body) })
  return { path, sent: body.length, gzip: gzip.length }
}
