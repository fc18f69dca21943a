import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openDiskBuild } from '../../src/commands/node/disk-build.ts'
import { type NodeServer, startNodeServer } from '../../src/commands/node/node-server.ts'
import { abilities, type Place } from '../places/abilities.ts'
import { askAt, expectations } from '../places/expectations.ts'
import { builtAt, writePlacesContent } from '../places/places-content.ts'
import { writePlaces } from '../places/start-places.ts'
import { missingTool } from '../support/debian-tool.ts'
import { freePort } from '../support/free-port.ts'
import { projectRoot } from '../support/run-cli.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const nginx = '/usr/sbin/nginx'
// It can do these, which not all hosts can.
const more = ['validators', 'compression', 'parts']

// Its workers would be somebody who cannot read temporary folders.
const asRoot = process.getuid?.() === 0 ? 'user root;' : ''

const document = readFileSync(join(projectRoot, 'docs/places.md'), 'utf8')
/** Its blocks: a server of files, and a proxy before Node. */
const [files = '', proxy = ''] = textsIn(/```nginx\n(.*?)```/gs)
/** Its lines for old addresses: of an article, of a topic, of a feed of another program. */
const [article = '', topic = '', feed = ''] = textsIn(/`(rewrite [^`]+;)`/g)
const moves = [
  article.replace('articles/old', 'articles/old-ferry').replace('new', 'ferry'),
  article.replace('articles/old', '2019/ferry').replace('new', 'ferry'),
  topic.replace('old', 'ships').replace('new', 'boats'),
  feed.replace('/blog/feed', '/blog/index.xml').replace('/rss.xml', '/atom.xml'),
  feed.replace('/blog/feed', '/category/boats/feed').replace('/rss.xml', '/topics/boats/rss.xml'),
  feed.replace('/blog/feed', '/topics/rowing/feed').replace('/rss.xml', '/topics/boats/rss.xml'),
].join('\n')

describe('nginx, set up as docs/places.md says', {
  skip: missingTool(nginx, ['-v'], 'nginx-light'),
}, () => {
  const folder = temporaryFolder()
  const origins: Partial<Record<Place, string>> = {}
  let server: NodeServer | undefined
  let running: ChildProcess | undefined
  before(async () => {
    const content = join(folder.path, 'content')
    writePlacesContent(content)
    await writePlaces(content, folder.path, builtAt)
    const build = await openDiskBuild(join(folder.path, 'dist'))
    server = await startNodeServer(build, { port: 0, host: '127.0.0.1', proxy: true })
    const [first, second] = [await freePort(), await freePort()]
    origins.static = `http://127.0.0.1:${first}`
    origins.Node = `http://127.0.0.1:${second}`
    const settings = join(folder.path, 'nginx.conf')
    mkdirSync(join(folder.path, 'logs'))
    writeFileSync(
      settings,
      `${asRoot} daemon off; pid ${folder.path}/pid; error_log ${folder.path}/logs/errors; events {}
http { include /etc/nginx/mime.types; access_log off;
${files
  .replace('listen 443 ssl;', `listen 127.0.0.1:${first};\n${moves}`)
  .replace(/ {2}ssl_certificate.*\n/g, '')
  .replace('/srv/news', join(folder.path, 'plain'))}
server { listen 127.0.0.1:${second};
${proxy.replace('http://127.0.0.1:8080', server.origin)} } }`,
    )
    running = spawn(nginx, ['-e', 'stderr', '-c', settings], { stdio: 'inherit' })
    await once(running, 'spawn')
    for (const origin of [origins.static, origins.Node]) await reachable(origin)
  })
  after(async () => {
    if (running) {
      const ended = once(running, 'exit')
      running.kill()
      await ended
    }
    await server?.stop()
    folder[Symbol.dispose]()
  })

  for (const place of ['static', 'Node'] as const) {
    for (const { title, needs, check } of expectations) {
      const can = abilities[needs].at.some((one) => one === place)
      if (!can && more.includes(needs)) continue
      it(`${place}: ${can ? '' : 'cannot do this: '}${title}`, async () => {
        const checked = check(askAt(origins[place] ?? ''))
        if (can) await checked
        else await assert.rejects(checked, assert.AssertionError)
      })
    }
  }
})

async function reachable(origin: string): Promise<void> {
  for (;;) {
    const answer = await fetch(origin).catch(() => undefined)
    await answer?.body?.cancel()
    if (answer) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function textsIn(pattern: RegExp): string[] {
  return Array.from(document.matchAll(pattern), ([, text = '']) => text)
}
