import assert from 'node:assert/strict'
import { once as event } from 'node:events'
import { appendFileSync, cpSync, readdirSync } from 'node:fs'
import { Agent, type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { build } from '../../src/build.ts'
import { fileAt, type WorkerFiles } from '../../src/bundle/output-file.ts'
import { writeFiles } from '../../src/bundle/write-files.ts'
import { openDiskBuild } from '../../src/commands/node/disk-build.ts'
import { type NodeServer, startNodeServer } from '../../src/commands/node/node-server.ts'
import { once } from '../../src/model/once.ts'
import { callCommand } from '../support/call-command.ts'
import { buildFiles, workerCode } from '../support/local-site.ts'
import { rawRequest } from '../support/raw-request.ts'
import { startCli } from '../support/run-cli.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const folder = temporaryFolder()
const dist = join(folder.path, 'dist')

before(() => writeDist())
after(() => folder[Symbol.dispose]())

async function writeDist(files?: WorkerFiles): Promise<void> {
  const { modules, assets } = files ?? (await buildFiles('content'))
  await writeFiles(dist, [
    ...modules.map((file) => fileAt(`worker/${file.path}`, file)),
    ...assets.map((file) => fileAt(`assets/${file.path}`, file)),
  ])
}

/** Serves the build until the scope ends. */
async function serving(proxy = false): Promise<NodeServer & AsyncDisposable> {
  const build = await openDiskBuild(dist)
  const server = await startNodeServer(build, { port: 0, host: '127.0.0.1', proxy })
  const stop = once(() => server.stop())
  return { ...server, stop, [Symbol.asyncDispose]: stop }
}

/** What a server answers to these bytes, until it closes the connection. */
async function rawAnswer(origin: string, text: string): Promise<string> {
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname)
  let answer = ''
  socket.on('data', (data) => (answer += data))
  socket.end(text, 'latin1')
  await event(socket, 'close')
  return answer
}

describe('the site on Node', () => {
  let server: NodeServer
  before(async () => {
    server = await serving()
  })
  after(() => server.stop())

  for (const [what, bytes] of [
    ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b\r\n'],
    ['a host with a path', 'GET / HTTP/1.1\r\nHost: a/b\r\n'],
    ['a host with a name of someone', 'GET / HTTP/1.1\r\nHost: me@a\r\n'],
    ['two hosts', 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n'],
    ['no host', 'GET / HTTP/1.1\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n'],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n',
    ],
    ['an address that is none', 'GET http://[/ HTTP/1.1\r\nHost: a\r\n'],
    ['a backslash', 'GET /a\\..\\b HTTP/1.1\r\nHost: a\r\n'],
    ['no version', 'GET /\r\n'],
  ] as const) {
    it(`refuses a request with ${what}`, async () => {
      const answer = await rawAnswer(server.origin, `${bytes}Connection: close\r\n\r\n`)
      assert.match(answer, /^HTTP\/1\.1 400 /)
    })
  }

  it('never leaves its folder, and lists none', async () => {
    for (const path of [
      '/../worker/index.js',
      '/%2e%2e/worker/index.js',
      '/..%2fworker%2findex.js',
      '/media/../../worker/index.js',
      '/media/..%2f..%2fworker%2findex.js',
      '/media/',
      '/media',
      '/_headers',
      '/%5fheaders',
      '/./_headers',
      '/worker.js',
      '/.feedmill-build',
    ]) {
      const { status } = await rawRequest(server.origin, { path })
      assert.equal(status, 404, path)
    }
  })

  it('refuses TRACE, as every method but those that read', async () => {
    for (const method of ['TRACE', 'POST', 'DELETE']) {
      const { status } = await rawRequest(`${server.origin}/rss.xml`, { method })
      assert.equal(status, 405, method)
    }
  })

  it('serves files with the headers of the build, and 304 to who has them', async () => {
    const { headers } = await rawRequest(`${server.origin}/style.css`)
    assert.equal(headers['cache-control'], 'public, max-age=86400, stale-while-revalidate=604800')
    assert.equal(headers['content-type'], 'text/css; charset=utf-8')
    const { etag = '' } = headers
    const packed = await rawRequest(`${server.origin}/style.css`, {
      headers: { 'Accept-Encoding': 'gzip', 'If-None-Match': `"other", ${etag}` },
    })
    assert.equal(packed.status, 304)
    assert.equal(packed.body.length, 0)
  })

  it('compresses texts once, and nothing for who cannot take it', async () => {
    for (const path of ['/rss.xml', '/', '/rss.xml?q=talks', '/api/topics', '/style.css']) {
      const plain = await rawRequest(server.origin, { path })
      assert.equal(plain.headers['content-encoding'], undefined, path)
      const headers = { 'Accept-Encoding': 'gzip' }
      const packed = await rawRequest(server.origin, { path, headers })
      assert.equal(packed.headers['content-encoding'], 'gzip', path)
      assert.equal(packed.headers['content-length'], String(packed.body.length), path)
      assert.deepEqual(gunzipSync(packed.body), plain.body, path)
    }
  })

  it('sends the part of a file that is wanted, as it lies there', async () => {
    const { body, headers } = await rawRequest(`${server.origin}/style.css`)
    const [size, { etag = '' }] = [body.length, headers]
    const ranges: [wanted: Record<string, string>, status: number, first?: number, end?: number][] =
      [
        [{ Range: 'bytes=0-0' }, 206, 0, 1],
        [{ Range: 'bytes=5-' }, 206, 5, size],
        [{ Range: 'bytes=-7' }, 206, size - 7, size],
        [{ Range: `bytes=-${size + 1}` }, 206, 0, size],
        [{ Range: `bytes=${size - 1}-${size + 9}` }, 206, size - 1, size],
        [{ Range: 'bytes=1-2', 'If-Range': etag }, 206, 1, 3],
        [{ Range: 'bytes=1-2', 'If-Range': '"other"' }, 200],
        [{ Range: 'bytes=1-2', 'If-Range': `W/${etag}` }, 200],
        [{ Range: 'bytes=1-2,4-5' }, 200],
        [{ Range: 'bytes=2-1' }, 200],
        [{ Range: 'bytes=-' }, 200],
        [{ Range: 'lines=1-2' }, 200],
        [{ Range: `bytes=${size}-` }, 416, 0, 0],
        [{ Range: 'bytes=-0' }, 416, 0, 0],
        [{ Range: 'bytes=1-2', 'If-None-Match': etag }, 304, 0, 0],
      ]
    for (const [wanted, status, first = 0, end = size] of ranges) {
      const asked = { ...wanted, ...(status === 206 && { 'Accept-Encoding': 'gzip' }) }
      const answer = await rawRequest(`${server.origin}/style.css`, { headers: asked })
      assert.equal(answer.status, status, JSON.stringify(wanted))
      assert.deepEqual(answer.body, body.subarray(first, end), JSON.stringify(wanted))
    }
    const head = { method: 'HEAD', headers: { Range: 'bytes=1-2' } }
    assert.equal((await rawRequest(`${server.origin}/style.css`, head)).status, 200)
  })

  it('believes no one what they say of the address', async () => {
    const headers = { 'X-Forwarded-Host': 'other.example', 'X-Forwarded-Proto': 'https' }
    const { status } = await rawRequest(`${server.origin}/rss.xml`, { headers })
    assert.equal(status, 200)
  })

  it('goes on with the modules of a build that another one has replaced', async () => {
    await using own = await serving()
    await writeDist(await buildFiles('content', undefined, 0))
    assert.equal((await rawRequest(`${own.origin}/rss.xml?q=talks`)).status, 200)
    own.serve(await openDiskBuild(dist))
    // What was a module lies among the files now, for the Worker alone.
    const hidden = readdirSync(join(dist, 'assets/_feedmill'))
    assert.notEqual(hidden.length, 0)
    for (const path of hidden.flatMap((name) => [`/_feedmill/${name}`, `/%5ffeedmill/${name}`])) {
      assert.equal((await rawRequest(own.origin, { path })).status, 404)
    }
    assert.equal((await rawRequest(`${own.origin}/rss.xml?q=talks`)).status, 200)
  })

  it('has answered what it was asked for when it has stopped', async () => {
    await using own = await serving()
    const agent = new Agent({ keepAlive: true })
    const headers = { Expect: '100-continue' }
    const asked = request(`${own.origin}/rss.xml?q=talks`, { agent, headers })
    const answered = event(asked, 'response')
    asked.end()
    // It has come, and is not answered yet.
    await event(asked, 'continue')
    const stopped = own.stop()
    const [response] = (await answered) as [IncomingMessage]
    assert.equal(response.statusCode, 200)
    assert.match((await response.toArray()).join(''), /<\/rss>\s*$/)
    await stopped
  })
})

describe('the site on Node behind a proxy', () => {
  let server: NodeServer
  before(async () => {
    server = await serving(true)
  })
  after(() => server.stop())

  const ask = async (scheme: string, host: string) =>
    await rawRequest(`${server.origin}/rss.xml`, {
      headers: { 'X-Forwarded-Proto': scheme, 'X-Forwarded-Host': host },
    })

  it('answers for its own address, and sends all others there', async () => {
    assert.equal((await ask('https', 'istanbul-talks.example')).status, 200)
    for (const [scheme, host] of [
      ['http', 'istanbul-talks.example'],
      ['https', 'www.istanbul-talks.example'],
    ] as const) {
      const { status, headers } = await ask(scheme, host)
      assert.equal(status, 308)
      assert.equal(headers.location, 'https://istanbul-talks.example/rss.xml')
    }
  })

  it('takes what the nearest proxy has added', async () => {
    assert.equal((await ask('http, https', 'other.example, istanbul-talks.example')).status, 200)
  })

  it('refuses what makes no address', async () => {
    for (const [scheme, host] of [
      ['ftp', 'a.example'],
      ['https', 'a/b'],
      ['https', 'me@a.example'],
      ['https', 'a:port'],
    ] as const) {
      const { status, headers } = await ask(scheme, host)
      assert.equal(status, 400, host)
      assert.equal(headers['content-type'], 'application/problem+json')
    }
  })
})

describe('npm run serve', () => {
  it('serves the build of now after SIGHUP, the former where there is none, and ends on SIGTERM', async () => {
    await writeDist()
    await using cli = startCli(['serve', '--out', dist, '--port', '0'])
    const [origin = ''] = /http:\S+/.exec((await cli.until('stdout', /http:\S+ .*\n/))[0]) ?? []
    const titleAt = async () =>
      /<title>(.*?)</.exec((await rawRequest(`${origin}/rss.xml`)).body.toString())?.[1]
    const title = await titleAt()
    await writeFiles(dist, [])
    cli.process.kill('SIGHUP')
    await cli.until('stderr', /there is no whole build in it/)
    assert.equal(await titleAt(), title)
    const changed = await build({
      content: 'test/complete-site',
      worker: await workerCode(),
      now: new Date('2026-11-01'),
    })
    assert.ok(!('problems' in changed))
    await writeDist(changed.files)
    cli.process.kill('SIGHUP')
    await cli.until('stdout', /the new build is served/)
    assert.notEqual(await titleAt(), title)
    const closed = event(cli.process, 'close')
    cli.process.kill('SIGTERM')
    assert.deepEqual(await closed, [0, null])
  })

  it('says what to do with a build that it cannot serve', async () => {
    const { modules, assets } = await buildFiles('content')
    const content = join(folder.path, 'content')
    cpSync('content', content, { recursive: true })
    appendFileSync(join(content, 'site.yaml'), '\nhub: self\n')
    const withHub = await build({
      content,
      worker: await workerCode(),
      now: new Date('2026-11-01'),
      push: true,
    })
    assert.ok(!('problems' in withHub))
    const cases: [files: WorkerFiles, message: RegExp][] = [
      [
        { modules: modules.slice(0, 1), assets },
        /worker\/worker\.js is missing; npm run build makes/,
      ],
      [{ modules, assets: [] }, /there is no whole build in it; npm run build makes/],
      [withHub.files, /it has a hub of its own, which only Cloudflare runs; npm run build makes/],
    ]
    for (const [files, message] of cases) {
      await writeDist(files)
      const { code, stderr } = await callCommand(['serve', '--out', dist, '--port', '0'])
      assert.match(stderr, message)
      assert.equal(code, 2)
    }
  })

  it('says what to do where it cannot start', async () => {
    for (const [args, message] of [
      [['--out', folder.path], /there is no whole build in it; npm run build makes one/],
      [['--port', 'http'], /--port http: expected a number from 0 to 65535/],
      [['--port', '0', '--host', '203.0.113.1'], /it cannot be used \(EADDRNOTAVAIL\)/],
    ] as const) {
      await writeDist()
      const given = args[0] === '--out' ? args : ['--out', dist, ...args]
      const { code, stderr } = await callCommand(['serve', ...given])
      assert.equal(code, 2)
      assert.match(stderr, message)
    }
  })
})
