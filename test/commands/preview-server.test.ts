import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { OutputFile, WorkerFiles } from '../../src/bundle/output-file.ts'
import { openFrontDoor } from '../../src/commands/front-door.ts'
import { type PreviewServer, previewServer } from '../../src/commands/preview-server.ts'
import { rawRequest } from '../support/raw-request.ts'

function file(path: string, text: string): OutputFile {
  return { path, bytes: Buffer.from(text) }
}

interface Preview extends AsyncDisposable {
  server: PreviewServer
  /** What was thrown while the Worker answered. */
  failures: string[]
  textAt(path: string, headers?: Record<string, string>): Promise<string>
}

async function startPreview(maximumBytes?: number): Promise<Preview> {
  const door = await openFrontDoor(0)
  const failures: string[] = []
  function failed(trace: string): string {
    failures.push(trace)
    return `<head></head>${trace}`
  }
  const server = previewServer({ door, failed, ...(maximumBytes && { maximumBytes }) })
  return {
    server,
    failures,
    textAt: async (path, headers = {}) =>
      (await rawRequest(door.origin + path, { headers })).body.toString(),
    async [Symbol.asyncDispose]() {
      await server.stop()
      door.close()
    },
  }
}

/** A Worker with this code. */
function siteOf(code: string, ...assets: OutputFile[]): WorkerFiles {
  return { modules: [file('index.js', code)], assets }
}

/** A Worker that answers with a text from a data module. */
function siteSaying(text: string, ...assets: OutputFile[]): WorkerFiles {
  const main = `export default {
    async fetch() { return new Response((await import('./text.bin')).default) }
  }`
  return { modules: [file('index.js', main), file('text.bin', text)], assets }
}

/** A Worker that answers everything with what it reads in a file of its own. */
function siteReading(path: string, text: string): WorkerFiles {
  const main = `import { env } from 'cloudflare:workers'
  export default {
    async fetch() {
      const file = await env.ASSETS.fetch('https://assets.example/${path}')
      return new Response('read ' + await file.text())
    }
  }`
  return siteOf(main, file(path, text))
}

for (const [title, maximumBytes] of [
  ['in one runtime', 2 ** 20],
  ['in a runtime each', 1],
] as const) {
  describe(`previewServer, ${title}`, () => {
    it('shows one version after the other at one address, with the files of each', async () => {
      await using preview = await startPreview(maximumBytes)
      const { server, textAt } = preview
      // A visitor may come before there is anything.
      const early = textAt('/')
      await server.show(siteSaying('one'))
      assert.equal(await early, 'one')
      const version = await textAt('/feedmill/version')

      await server.show(siteSaying('two'))
      assert.equal(await textAt('/'), 'two')
      assert.notEqual(await textAt('/feedmill/version'), version)

      await server.show(siteSaying('two', file('a.txt', 'a file')))
      assert.equal(await textAt('/a.txt'), 'a file')
      await server.show(siteSaying('two', file('a.txt', 'another')))
      assert.equal(await textAt('/a.txt'), 'another')
      await server.show(siteSaying('one'))
      assert.equal(await textAt('/a.txt'), 'one')
      assert.equal(await textAt('/feedmill/version'), version)
    })

    it('gives the files that only the Worker may read to it alone', async () => {
      await using preview = await startPreview(maximumBytes)
      const { server, textAt } = preview
      for (const text of ['one', 'two']) {
        await server.show(siteReading(`_feedmill/${text}.bin`, text))
        assert.equal(await textAt('/'), `read ${text}`)
        assert.equal(await textAt(`/_feedmill/${text}.bin`), `read ${text}`)
      }
    })

    it('goes on with what it shows when the code to come cannot start or answer', async () => {
      await using preview = await startPreview(maximumBytes)
      const { server, textAt, failures } = preview
      await server.show(siteSaying('one'))
      const version = await textAt('/feedmill/version')
      for (const code of [
        'throw new Error("at start")',
        'export default { async fetch() { throw new Error("at start") } }',
        // As the application does: it answers, and tells the log.
        `export default { async fetch() {
          console.error(new Error('at start'))
          return new Response('', { status: 500 })
        } }`,
      ]) {
        await assert.rejects(server.show(siteOf(code, file('b.txt', 'b'))), ({ stack }: Error) =>
          /^Error: at start\n +at .*index\.js/.test(stack ?? ''),
        )
        assert.equal(await textAt('/'), 'one')
        assert.equal(await textAt('/feedmill/version'), version)
      }
      assert.deepEqual(failures, [])
      await server.show(siteSaying('two', file('a.txt', 'a file')))
      assert.equal(await textAt('/'), 'two')
      assert.equal(await textAt('/a.txt'), 'a file')
      assert.equal(await textAt('/b.txt'), 'two')
    })
  })
}

describe('previewServer', () => {
  it('tells what is thrown later on, and gives a page that follows to those who read it', async () => {
    await using preview = await startPreview()
    const { server, textAt, failures } = preview
    await server.show(
      siteOf(`export default { async fetch({ url }) {
        if (url.endsWith('/bad')) throw new Error('while answering')
        return new Response('good')
      } }`),
    )
    assert.equal(await textAt('/'), 'good')
    assert.equal(await textAt('/bad'), '500 Internal Server Error\n')
    const page = await textAt('/bad', { 'sec-fetch-dest': 'document' })
    assert.match(page, /^<head><script src="\/feedmill\/reload\.js\?\w+" async><\/script><\/head>/)
    assert.match(page, /Error: while answering\n +at/)
    assert.equal(failures.length, 2)
    assert.match(failures[0] ?? '', /^Error: while answering\n +at/)
  })

  it('answers what is under way while the runtime is replaced', async () => {
    await using preview = await startPreview()
    const { server, textAt } = preview
    await server.show(
      siteOf(`
      export default { async fetch({ url }) {
        if (!url.endsWith('/slow')) return new Response('site')
        await new Promise((resolve) => setTimeout(resolve, 1500))
        return new Response('answered')
      } }`),
    )
    const slow = textAt('/slow')
    await textAt('/')
    await server.show(siteSaying('two', file('a.txt', 'a file')))
    assert.equal(await textAt('/a.txt'), 'a file')
    assert.equal(await slow, 'answered')
  })

  it('goes on in the same runtime with a report over the same site', async () => {
    const site = siteOf(`let count = 0
      export default { async fetch() { return new Response(String(count++)) } }`)
    const size = site.modules[0]?.bytes.length ?? 0
    await using preview = await startPreview(size * 1.5)
    const { server, textAt } = preview
    await server.show(site)
    const before = Number(await textAt('/'))
    await server.show(site, 'a report')
    assert.equal(Number(await textAt('/')), before + 1)
  })

  it('shows the files of a build that a runtime could not be started for', async () => {
    await using preview = await startPreview()
    const { server, textAt } = preview
    await server.show(siteSaying('one'))
    process.env['MINIFLARE_WORKERD_PATH'] = '/bin/false'
    try {
      await assert.rejects(server.show(siteSaying('two', file('a.txt', 'a file'))))
    } finally {
      delete process.env['MINIFLARE_WORKERD_PATH']
    }
    assert.equal(await textAt('/'), 'one')
    await server.show(siteSaying('three', file('a.txt', 'a file')))
    assert.equal(await textAt('/a.txt'), 'a file')
  })
})
