import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Validator } from '@seriousme/openapi-schema-validator'
import { apiPaths } from '../../src/model/api/api-paths.ts'
import { queryParameters } from '../../src/model/query-parameters.ts'
import { renderOpenapi } from '../../src/render/render-openapi.ts'

const site = { url: 'https://news.example', title: 'News', description: 'What is new.' }

describe('renderOpenapi', () => {
  for (const [name, sample] of [
    ['a site with articles', { topic: 'harbours', article: 'çeşme' }],
    ['a site without any', {}],
  ] as const) {
    it(`gives a valid document of OpenAPI 3.1 for ${name}`, async () => {
      const validator = new Validator()
      const { valid, errors } = await validator.validate(JSON.parse(renderOpenapi(site, sample)))
      assert.deepEqual(errors ?? [], [])
      assert.ok(valid)
      assert.equal(validator.version, '3.1')
    })
  }

  it('refers to nothing that it does not have', () => {
    const document = JSON.parse(renderOpenapi(site, {}))
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)]
    assert.ok(references.length > 0)
    for (const [, path = ''] of references) {
      const target = path.split('/').reduce((value, key) => value?.[key], document)
      assert.ok(target, path)
    }
  })

  it('has every route, and every parameter of the path with it', () => {
    const { paths } = JSON.parse(renderOpenapi(site, {}))
    assert.deepEqual(Object.keys(paths), ['/api/topics', '/api/articles', '/api/articles/{slug}'])
    assert.equal(Object.keys(paths).length, Object.keys(apiPaths).length)
    for (const [path, { get }] of Object.entries<{ get: Operation }>(paths)) {
      const named = get.parameters.filter((parameter) => parameter.in === 'path')
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      assert.deepEqual(
        named.map(({ name }) => name),
        inPath,
        path,
      )
    }
  })

  it('has every parameter of a query', () => {
    const { paths } = JSON.parse(renderOpenapi(site, {}))
    const { parameters }: Operation = paths['/api/articles'].get
    assert.deepEqual(
      parameters.flatMap(({ in: place, name }) => (place === 'query' ? [name] : [])),
      queryParameters.map(({ name }) => name),
    )
  })
})

interface Operation {
  parameters: { in?: string; name?: string }[]
}
