import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { documentTable } from '../../src/serve/document-table.ts'

const files = { count: 0, load: async () => new ArrayBuffer() }
const facts = { kind: 'text', mediaType: 'text/plain', stretches: [] } as const
const aPath = fc.string({ unit: fc.constantFrom('a', 'b', '/', '\t', '\n', '~', 'é') })

function tableOf(paths: readonly string[]): string {
  return paths
    .toSorted((one, other) => (one < other ? -1 : 1))
    .map((path) => `${path}\t${JSON.stringify({ ...facts, link: path })}`)
    .join('\n')
}

describe('documentTable', () => {
  it('finds every document by its path, and nothing at other paths', () => {
    const aDocumentPath = aPath.map((path) => `/${path.replace(/[\t\n]/g, '')}`)
    fc.assert(
      fc.property(fc.uniqueArray(aDocumentPath), fc.array(aPath), (paths, others) => {
        const table = documentTable(tableOf(paths), files)
        for (const path of [...paths, ...others, ...others.map((one) => `/${one}`)]) {
          assert.equal(table.at(path)?.link, paths.includes(path) ? path : undefined)
        }
      }),
    )
  })
})
