import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A site of another program, with its feeds and nothing else. */
export interface OldHost extends AsyncDisposable {
  origin: string
  /** From now on every feed is answered with a redirect for good. */
  redirect(targets: Readonly<Record<string, string>>): void
}

/** @param feeds files by the paths at which they are served */
export async function startOldHost(
  feeds: Readonly<Record<string, { file: string; mediaType: string }>>,
): Promise<OldHost> {
  let moved: Readonly<Record<string, string>> = {}
  const server = createServer(({ url = '' }, response) => {
    const feed = feeds[url]
    const target = moved[url]
    if (target !== undefined) response.writeHead(301, { location: target }).end()
    else if (!feed) response.writeHead(404).end()
    else response.writeHead(200, { 'content-type': feed.mediaType }).end(readFileSync(feed.file))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    redirect(targets) {
      moved = targets
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
