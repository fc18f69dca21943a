import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { createAsker } from '../../../src/commands/asking/create-asker.ts'
import { startServer } from '../check/test-server.ts'

const options = { connections: 1, patience: 20, maximumBytes: 1024 }

describe('an asker', () => {
  it('gives the answer as it came, and decoded', async () => {
    const packed = gzipSync('<rss>')
    await using server = await startServer((_, response) => {
      response.setHeader('Set-Cookie', ['a=1', 'b=2'])
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(packed)
    })
    const asker = createAsker(options)
    const url = 'https://harbour.example/rss.xml'
    const exchange = await asker.ask({ method: 'GET', url, headers: {} }, `${server.origin}/a`)
    asker.close()
    assert.ok('answer' in exchange)
    const { request, answer } = exchange
    assert.equal(request.url, url)
    assert.deepEqual(server.asked, ['GET /a'])
    assert.deepEqual(answer.headers['set-cookie'], ['a=1', 'b=2'])
    assert.deepEqual(Buffer.from(answer.body), packed)
    assert.equal(Buffer.from(answer.content ?? []).toString(), '<rss>')
  })

  it('tells why it does not decode what is not as the header says, or a bomb', async () => {
    const bodies = {
      '/plain': ['gzip', Buffer.from('<rss>'), 'bytes that are not gzip'],
      '/bomb': [
        'gzip',
        gzipSync(Buffer.alloc(2 * 1024 * 1024)),
        'more than 1 MiB when it is decompressed',
      ],
      '/utf-8': ['UTF-8', Buffer.from('<rss>'), 'a coding that nobody knows: utf-8'],
    } as const
    await using server = await startServer(({ url }, response) => {
      const [coding, body] = bodies[url as keyof typeof bodies]
      response.writeHead(200, { 'Content-Encoding': coding }).end(body)
    })
    const asker = createAsker({ ...options, maximumBytes: 1024 * 1024 })
    for (const [path, [, , fault]] of Object.entries(bodies)) {
      const exchange = await asker.ask({ method: 'GET', url: server.origin + path, headers: {} })
      assert.ok('answer' in exchange)
      assert.deepEqual([exchange.answer.content, exchange.answer.fault], [undefined, fault])
    }
    asker.close()
  })

  it('asks another place under the name of the host', async () => {
    const hosts: (string | undefined)[] = []
    await using server = await startServer(({ headers }, response) => {
      hosts.push(headers.host)
      response.end('<rss>')
    })
    const port = Number(new URL(server.origin).port)
    const endpointOf = ({ hostname }: URL) =>
      hostname === 'harbour.example' ? { host: '127.0.0.1', port } : undefined
    const asker = createAsker({ ...options, endpointOf })
    const asked = { method: 'GET', url: 'http://harbour.example/rss.xml', headers: {} }
    assert.ok('answer' in (await asker.ask(asked)))
    assert.ok('answer' in (await asker.ask({ ...asked, headers: { Host: 'HARBOUR.example' } })))
    asker.close()
    assert.deepEqual(hosts, ['harbour.example', 'HARBOUR.example'])
    assert.deepEqual(server.asked, ['GET /rss.xml', 'GET /rss.xml'])
  })

  it('uses a connection again, and another one when it has been closed meanwhile', async () => {
    const ports: (number | undefined)[] = []
    await using server = await startServer((request, response) => {
      ports.push(request.socket.remotePort)
      // The third request comes over a connection that its answer never leaves.
      if (ports.length === 3) request.socket.destroy()
      else response.end('<rss>')
    })
    const asker = createAsker(options)
    for (const path of ['/one', '/two', '/three']) {
      const exchange = await asker.ask({ method: 'GET', url: server.origin + path, headers: {} })
      assert.ok('answer' in exchange)
    }
    asker.close()
    assert.deepEqual(server.asked, ['GET /one', 'GET /two', 'GET /three', 'GET /three'])
    assert.equal(ports[0], ports[1])
    assert.notEqual(ports[2], ports[3])
  })

  it('does not wait for ever, neither for the answer nor for its end', async () => {
    await using server = await startServer((request, response) => {
      if (request.url === '/begun') response.writeHead(200).write('<rss')
    })
    const asker = createAsker({ ...options, patience: 0.2 })
    for (const path of ['/silent', '/begun']) {
      const exchange = await asker.ask({ method: 'GET', url: server.origin + path, headers: {} })
      assert.deepEqual(exchange, {
        failure: 'no whole answer within 0.2 seconds',
        code: 'ETIMEDOUT',
      })
    }
    asker.close()
  })
})
