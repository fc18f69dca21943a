import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import * as v from 'valibot'
import { momentForm } from '../../src/model/moment.ts'
import { isArticle, readArticleFile } from '../../src/read/article/article-file.ts'
import { splitFrontMatter } from '../../src/read/article/split-front-matter.ts'
import {
  removedTopicsSchema,
  siteSchema,
  topicsSchema,
} from '../../src/read/settings/settings-schema.ts'
import { withoutEmpty } from '../../src/read/source/check-shape.ts'
import { loadFiles } from '../../src/read/source/load-files.ts'
import { measurePictures } from '../../src/read/source/measure-pictures.ts'
import { parseYaml } from '../../src/read/source/parse-yaml.ts'
import { isMapping, mapping } from '../../src/read/source/schema.ts'
import type { SourceFile } from '../../src/read/source/source-file.ts'
import { idForm, parseId } from '../../src/read/values/parse-id.ts'
import { parseMoment } from '../../src/read/values/parse-moment.ts'
import { assertGolden } from '../support/golden.ts'
import { asciiJson } from '../support/memory-content.ts'
import { readBefore, readFiles } from '../support/read-files.ts'
import { webAddress } from '../support/web-address.ts'
import { jsonSchemas } from './json-schemas.ts'

type Kind = 'article' | 'site' | 'topics'

const ajv = new Ajv({ allowUnionTypes: true, keywords: ['patternErrorMessage'] })
const validators = Object.fromEntries(
  Object.entries(jsonSchemas).map(([file, schema]) => [
    file.split('.')[0],
    ajv.compile(JSON.parse(JSON.stringify(schema))),
  ]),
)

const completeSite = await measurePictures(loadFiles('test/complete-site'))
const before = readBefore()

/** What the schema has against a document. */
function faultsOf(kind: Kind, value: unknown): string {
  const validate = validators[kind]
  assert.ok(validate, kind)
  return validate(value) ? '' : ajv.errorsText(validate.errors)
}

/** Whether the code refuses the value for what it is, and not only for what it says. */
function isRefusedByShape(kind: Kind, value: unknown): boolean {
  if (kind === 'article')
    return readArticleFile(articleOf(value), 'content').list.problems.length > 0
  if (kind === 'site') return !v.is(mapping(siteSchema), withoutEmpty(value ?? {}))
  if (!isMapping(value)) return value !== null
  return Object.entries(value as object).some(([slug, topic]) => {
    const schema = topic?.removed === true ? removedTopicsSchema : topicsSchema
    return !v.is(schema, { [slug]: topic })
  })
}

function articleOf(value: unknown): SourceFile {
  const text = `---\n${asciiJson(value)}\n---\nA text.\n`
  return { path: 'articles/2026/every-field.md', read: () => Buffer.from(text) }
}

/** The YAML of a content folder that can be read at all. */
function documentsOf(folder: string): { name: string; kind: Kind; value: unknown }[] {
  const settings = (['site', 'topics'] as const).map((kind) => ({ kind, file: `${kind}.yaml` }))
  const articles = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => isArticle({ path }))
    .map((file) => ({ kind: 'article' as const, file }))
  return [...settings, ...articles].flatMap(({ kind, file }) => {
    const path = join(folder, file)
    const text = existsSync(path) ? readFileSync(path, 'utf8') : undefined
    const yaml = kind === 'article' ? text && splitFrontMatter(text).frontMatter : text
    if (yaml === undefined) return []
    const { value, faults } = parseYaml(yaml, 1)
    return faults.length > 0 ? [] : [{ name: path, kind, value }]
  })
}

/** What has to stay of what has been removed. */
const removed: readonly { kind: Kind; value: object }[] = [
  { kind: 'article', value: { id: 'tag:complete.example,2025:gone', removed: '2025-05-01' } },
  { kind: 'topics', value: { gone: { removed: true, aliases: ['old'] } } },
]

describe('the JSON Schemas', () => {
  for (const [file, schema] of Object.entries(jsonSchemas)) {
    it(`are what the code says: ${file}`, () => {
      assertGolden(join('schemas', file), `${JSON.stringify(schema, null, 2)}\n`)
    })

    it(`say of every field what it means: ${file}`, () => {
      assert.deepEqual(fieldsWithout('description', schema), [])
    })
  }

  for (const folder of ['content', 'test/complete-site']) {
    it(`have nothing against ${folder}`, () => {
      const documents = documentsOf(folder)
      assert.ok(documents.length > 6)
      for (const { name, kind, value } of documents) assert.equal(faultsOf(kind, value), '', name)
    })
  }

  it('refuse all that is refused by its shape in the broken sites', () => {
    const refused = readdirSync('test/sites')
      // What holds itself is no JSON.
      .filter((site) => site !== 'endless-aliases')
      .flatMap((site) => documentsOf(join('test/sites', site)))
      .filter(({ kind, value }) => isRefusedByShape(kind, value))
    assert.ok(refused.length > 20)
    for (const { name, kind, value } of refused) assert.notEqual(faultsOf(kind, value), '', name)
  })

  it('ask for little of what has been removed', () => {
    for (const { kind, value } of removed) assert.equal(faultsOf(kind, value), '')
  })

  it('take a field without a value as the code does', () => {
    const [site] = documentsOf('content')
    const empty = { ...(site?.value as object), icon: null, footer: null }
    assert.equal(faultsOf('site', empty), '')
    assert.notEqual(faultsOf('site', { ...empty, title: null }), '')
    assert.notEqual(faultsOf('site', { ...empty, footer: { text: null } }), '')
  })
})

describe('the JSON Schemas, with any change to a right document', () => {
  const documents = documentsOf('test/complete-site').filter(
    ({ name, kind }) => kind !== 'article' || name.endsWith('every-field.md'),
  )
  const changes = [...documents, ...removed].flatMap(({ kind, value }) =>
    changed(value).map((one) => ({ kind, value: one })),
  )

  it('refuse what the code refuses by its shape', () => {
    const refused = changes.filter(({ kind, value }) => isRefusedByShape(kind, value))
    assert.ok(refused.length > 300)
    for (const { kind, value } of refused)
      assert.notEqual(faultsOf(kind, value), '', JSON.stringify(value))
  })

  it('refuse nothing that the code accepts', async () => {
    const wellShaped = changes.filter(({ kind, value }) => !isRefusedByShape(kind, value))
    assert.ok(wellShaped.length > 100)
    const refused = wellShaped.filter(({ kind, value }) => faultsOf(kind, value) !== '')
    assert.ok(refused.length > 20)
    for (const { kind, value } of refused)
      assert.ok(
        !(await isAccepted(kind, value)),
        `${JSON.stringify(value)}: ${faultsOf(kind, value)}`,
      )
  })
})

describe('the forms that the JSON Schemas give', () => {
  const piece = fc.constantFrom(
    ...['2025', '-', '04', '11', 'T', '09', ':', '30', '00', '.5', 'Z', '+', ' '],
  )
  const moments = fc.oneof(
    fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join('')),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  )
  const ids = fc.oneof(
    webAddress,
    fc.uuid().map((uuid) => `urn:uuid:${uuid}`),
    fc
      .tuple(fc.domain(), fc.constantFrom('2025', '2025-04', '2025-13'), fc.string())
      .map(([domain, date, name]) => `tag:${domain},${date}:${name}`),
  )

  it('match every moment that the code accepts', () => {
    fc.assert(
      fc.property(moments, (text) => {
        if (parseMoment(text, 'UTC') instanceof Date) assert.match(text, momentForm)
      }),
    )
  })

  it('match the ids that the code accepts, and no others', () => {
    fc.assert(
      fc.property(ids, (text) => {
        assert.equal(idForm.test(text), parseId(text) === text)
      }),
    )
  })
})

/** Whether the complete site has no problems with this in the place of its document. */
async function isAccepted(kind: Kind, value: unknown): Promise<boolean> {
  const other: SourceFile =
    kind === 'article'
      ? articleOf(value)
      : { path: `${kind}.yaml`, read: () => Buffer.from(asciiJson(value)) }
  const files = completeSite.map((file) => (file.path === other.path ? other : file))
  return 'content' in (await readFiles(files, { before }))
}

/** The value with one change at one place, in every way. */
function changed(value: unknown): unknown[] {
  const others = [42, 'x', '', ' ', true, null, [], ['x', 1], {}, { x: 'x' }]
  if (Array.isArray(value)) {
    const inner = value.flatMap((one, at) => changed(one).map((other) => value.with(at, other)))
    return [...others, ...inner]
  }
  if (!isMapping(value)) return others
  const fields = value as Record<string, unknown>
  const inner = Object.entries(fields).flatMap(([name, one]) => [
    ...changed(one).map((other) => ({ ...fields, [name]: other })),
    Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name)),
  ])
  return [...others, { ...fields, unknown: 'x' }, ...inner]
}

function fieldsWithout(keyword: string, schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { properties = {}, items, additionalProperties } = schema as Record<string, object>
  return [
    ...Object.entries(properties as object).flatMap(([name, property]) => [
      ...(keyword in property ? [] : [`${path}.${name}`]),
      ...fieldsWithout(keyword, property, `${path}.${name}`),
    ]),
    ...fieldsWithout(keyword, items, `${path}[]`),
    ...fieldsWithout(keyword, additionalProperties, `${path}.*`),
  ]
}
