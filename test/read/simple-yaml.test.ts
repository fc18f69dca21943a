import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { LineCounter, parseDocument } from 'yaml'
import { simpleYaml } from '../../src/read/source/simple-yaml.ts'
import { yamlFaults } from '../../src/read/source/yaml-faults.ts'

const frontMatter = `# What a port reads.
title: A title, é 船 "quoted" [x] {y} & *z
id: tag:a.example,2025:1
published: 2025-03-01T06:30:00+03:00
topics: [ferries, Çeşme-limanı]
tags: []
source:
  name: "A # port: of sorts"
  # Where it was.
  url: https://port.example/a?b=1&c
read-on: there
`

const piece = fc.constantFrom(
  ...(
    'a title source __proto__ constructor null True no 1 1e3 0x1 .inf 2025-01-01 2025-01-01T06:30:00Z ' +
    'é 船 ' +
    '- --- ... ? : :: [ ] [] [a] [a,b] { } , # & *a !a | > " "" "a" \\ \' % @ ` ~ = <<'
  ).split(' '),
  ...[': ', ' ', '  ', '\n', '\n  ', ' #', '\t', '\u00a0', '\u2028', '\ufeff', '\ud800', '\r'],
)
const value = fc.array(piece, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''))
const line = fc
  .tuple(
    fc.constantFrom('', '', '  ', ' '),
    fc.constantFrom('a', 'b', 'c', 'a-b', 'c--', '1', 'é'),
    value,
  )
  .map(([indent, name, written]) => `${indent}${name}: ${written}`)
const mapping = fc
  .tuple(fc.constantFrom('a:', 'd:', 'd: '), line)
  .map((lines) => lines.join('\n  '))
const comment = fc.constantFrom('#', '# a: b', '  # - c', ' #a', '#!d: [')
const text = fc
  .array(fc.oneof(line, line, mapping, piece, comment), { maxLength: 5 })
  .map((lines) => lines.join('\n'))

describe('simpleYaml', () => {
  it('takes usual front matter', () => {
    assert.notEqual(simpleYaml(frontMatter), undefined)
    assertSame(frontMatter)
  })

  const others = [
    ...['', 'a', 'a:', 'a: b: c', 'a: b:', 'a: b #c', 'a: null', 'a: 1', 'a: [b, True]', 'null: a'],
    ...['constructor: a', 'a: b\na: c', 'a: b\n  c: d', 'a:\n  b:\n    c: d', 'a: b\t', 'a: b\r'],
    ...['a: "b\\n"', "a: 'b'", 'a: b\n  c', '- a', 'a: *b', 'a: &b c', 'a: b '],
  ]
  for (const one of others) {
    it(`leaves ${JSON.stringify(one)} to the library`, () => {
      assert.equal(simpleYaml(one), undefined)
    })
  }

  it('gives what the library gives, or nothing', () => {
    fc.assert(fc.property(text, assertSame), { numRuns: 3000 })
  })
})

function assertSame(written: string): void {
  const found = simpleYaml(written)
  if (found === undefined) return
  const document = parseDocument(written, { lineCounter: new LineCounter(), stringKeys: true })
  assert.deepEqual(yamlFaults(document, written), [])
  assert.deepEqual(found, document.toJS())
}
