import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { build } from '../../../src/build.ts'
import { moduleBudget } from '../../../src/commands/module-budget.ts'
import type { ApiName } from '../../../src/model/api/api-paths.ts'
import { apiRoutes } from '../../../src/model/api/api-routes.ts'
import { now } from '../../support/local-site.ts'
import { bundleAsWorker, loadBundle } from '../load-bundle.ts'
import { askBundle } from '../memory-site.ts'

// By then every article has been published, and none has expired.
const moment = new Date('2026-12-25T12:00:00Z')

for (const content of ['content', 'test/complete-site']) {
  describe(`the API of ${content}`, async () => {
    const built = await build({
      content,
      worker: bundleAsWorker,
      now,
      moduleBudget: moduleBudget(),
    })
    assert.ok('files' in built)
    const ask = askBundle(await loadBundle(built.files))
    const openapi = await ask('/openapi.json', moment)
    const faultsOf = schemasIn(await openapi.text())

    it('answers as its OpenAPI document says, and with nothing else', async () => {
      for (const [path, name] of addressesOf(built.content.articles)) {
        const answer = await ask(path, moment)
        const { answer: schema, mediaType } = apiRoutes[name]
        assert.equal(answer.headers.get('content-type')?.split(';')[0], mediaType, path)
        assert.deepEqual(faultsOf(schema, await answer.json()), [], path)
      }
    })

    it('tells failures as its OpenAPI document says', async () => {
      for (const [path, status] of [
        ['/api/articles/no-article', 404],
        ['/api/articles?limit=0', 400],
      ] as const) {
        const answer = await ask(path, moment)
        assert.equal(answer.status, status)
        assert.deepEqual(faultsOf('Problem', await answer.json()), [], path)
      }
    })

    it('has an example for each route that shows something', async () => {
      const page = await (await ask('/api/', moment)).text()
      const examples = [...page.matchAll(/For example <a href="([^"]+)"/g)].map(
        ([, path = '']) => path,
      )
      assert.equal(examples.length, Object.keys(apiRoutes).length)
      for (const path of examples) {
        assert.equal((await ask(path.replaceAll('&amp;', '&'), moment)).status, 200, path)
      }
    })
  })
}

function addressesOf(articles: readonly { slug: string; inFeeds: boolean }[]): [string, ApiName][] {
  const slugs = articles.filter(({ inFeeds }) => inFeeds).map(({ slug }) => slug)
  return [
    ['/api/topics', 'topics'],
    ['/api/articles', 'articles'],
    ...slugs.map((slug): [string, ApiName] => [
      `/api/articles/${encodeURIComponent(slug)}`,
      'article',
    ]),
  ]
}

/** What a value has against a schema of the document, with every field that it does not name. */
function schemasIn(openapi: string): (name: string, value: unknown) => string[] {
  const ajv = new Ajv2020({ allErrors: true, strict: false })
  formats.default(ajv)
  ajv.addSchema({ $id: 'https://schemas.example/openapi', ...closed(openapi) })
  return (name, value) => {
    const validate = ajv.getSchema(`https://schemas.example/openapi#/components/schemas/${name}`)
    assert.ok(validate, name)
    if (validate(value)) return []
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }
}

/** The same, where no object may have a field that its schema does not name. */
function closed(text: string): object {
  return JSON.parse(text, (_, part) =>
    part?.type === 'object' && part.properties ? { ...part, additionalProperties: false } : part,
  )
}
