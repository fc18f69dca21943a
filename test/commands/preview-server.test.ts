import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { OutputFile, WorkerFiles } from '../../src/bundle/output-file.ts'
import { openFrontDoor } from '../../src/commands/front-door.ts'
import { previewServer } from '../../src/commands/preview-server.ts'
import { rawRequest } from '../support/raw-request.ts'

function file(path: string, text: string): OutputFile {
  return { path, bytes: Buffer.from(text) }
}

/** A Worker that answers with a text from a data module. */
function siteSaying(text: string, ...assets: OutputFile[]): WorkerFiles {
  const main = `export default {
    async fetch() { return new Response((await import('./text.bin')).default) }
  }`
  return { modules: [file('index.js', main), file('text.bin', text)], assets }
}

for (const [title, maximumBytes] of [
  ['in one runtime', 2 ** 20],
  ['in a runtime each', 1],
] as const) {
  describe(`previewServer, ${title}`, () => {
    it('shows one version after the other at one address, with the files of each', async () => {
      const door = await openFrontDoor(0)
      const server = previewServer(door, maximumBytes)
      const textOf = async (path: string): Promise<string> =>
        (await rawRequest(door.origin + path)).body.toString()
      try {
        // A visitor may come before there is anything.
        const early = textOf('/')
        await server.show(siteSaying('one'))
        assert.equal(await early, 'one')
        const version = await textOf('/feedmill/version')

        await server.show(siteSaying('two'))
        assert.equal(await textOf('/'), 'two')
        assert.notEqual(await textOf('/feedmill/version'), version)

        await server.show(siteSaying('two', file('a.txt', 'a file')))
        assert.equal(await textOf('/a.txt'), 'a file')
        await server.show(siteSaying('two', file('a.txt', 'another')))
        assert.equal(await textOf('/a.txt'), 'another')
        await server.show(siteSaying('one'))
        assert.equal(await textOf('/a.txt'), 'one')
        assert.equal(await textOf('/feedmill/version'), version)
      } finally {
        await server.stop()
        door.close()
      }
    })
  })
}
