import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseYaml } from '../../src/read/source/parse-yaml.ts'

describe('parseYaml', () => {
  it('gives values as JSON has them, with dates as text', () => {
    const { value, faults } = parseYaml('a: 2025-01-01\nb: [x, 1, true, ~]\nc: { d: no }\n', 1)
    assert.deepEqual(value, { a: '2025-01-01', b: ['x', 1, true, null], c: { d: 'no' } })
    assert.deepEqual(faults, [])
  })

  it('locates values at every depth', () => {
    const { locate } = parseYaml('a: x\nb:\n  - y\n  - c: "z"\nd: [e, f]\n', 1)
    assert.deepEqual(locate(['a']), { line: 1, column: 4 })
    assert.deepEqual(locate(['b', 0]), { line: 3, column: 5 })
    assert.deepEqual(locate(['b', 1, 'c']), { line: 4, column: 8 })
    assert.deepEqual(locate(['d', 1]), { line: 5, column: 8 })
  })

  it('locates what is missing where its parent begins', () => {
    const { locate } = parseYaml('# site\na:\n  b: x\n', 1)
    assert.deepEqual(locate(['a', 'c']), { line: 3, column: 3 })
    assert.deepEqual(locate(['d']), { line: 2, column: 1 })
    assert.deepEqual(locate([]), { line: 2, column: 1 })
  })

  it('counts from the line on which the text begins', () => {
    assert.deepEqual(parseYaml('a: x\nb: y', 2).locate(['b']), { line: 3, column: 4 })
    assert.deepEqual(parseYaml('', 2).locate(['b']), { line: 2, column: 1 })
  })

  it('locates in files with line ends of Windows', () => {
    const { value, locate } = parseYaml('a: x\r\nb:\r\n  c: y\r\n', 2)
    assert.deepEqual(value, { a: 'x', b: { c: 'y' } })
    assert.deepEqual(locate(['b', 'c']), { line: 4, column: 6 })
  })

  it('counts columns in UTF-16 code units', () => {
    const { locate } = parseYaml('{ ä: "é", 😀: x }', 1)
    assert.deepEqual(locate(['ä']), { line: 1, column: 6 })
    assert.deepEqual(locate(['😀']), { line: 1, column: 15 })
  })

  it('refuses names that every object has', () => {
    const { faults } = parseYaml('__proto__: a\nb:\n  constructor: c\n', 1)
    assert.deepEqual(
      faults.map(({ line, column, found }) => [line, column, found]),
      [
        [1, 1, '`__proto__`'],
        [3, 3, '`constructor`'],
      ],
    )
  })

  it('tells of a text that a sign for comments cuts off, and lets comments be', () => {
    const comments = 'b: 60 #minutes\nc: "#2" #two\nd: e # f\ng:\n#h\ni: [\n j,\n k\n #l\n]\n'
    const { faults } = parseYaml(`a: round #2\n${comments}`, 1)
    assert.deepEqual(
      faults.map(({ line, found }) => [line, found]),
      [[1, 'a text that ends before `#2`']],
    )
  })

  it('tells of each doubled key, where it is doubled', () => {
    const { faults } = parseYaml('a: 1\nb: 2\na: 3\nb: 4\n', 1)
    assert.deepEqual(
      faults.map(({ line, column }) => [line, column]),
      [
        [3, 1],
        [4, 1],
      ],
    )
  })

  it('tells once of one mistake', () => {
    for (const text of ['tags: [#a]\nb: c\n', 'a:\n\tb: c\n\td: e\n', 'a:\n   b: c\n  d: e\n']) {
      assert.equal(parseYaml(text, 1).faults.length, 1, text)
    }
  })

  it('gives no value beside a fault', () => {
    for (const text of ['a: b: c', 'a: [', 'a: "', 'a: !date x', 'a: *b', 'a: 1\n---\nb: 2']) {
      const { value, faults } = parseYaml(text, 1)
      assert.equal(value, undefined, text)
      assert.equal(faults.length, 1, text)
    }
  })

  it('tells of an alias of nothing where it stands', () => {
    const [fault] = parseYaml('a: x\nsummary: *again\n', 2).faults
    assert.equal(fault?.line, 3)
    assert.equal(fault?.column, 10)
    assert.doesNotMatch(fault?.found ?? '', /multiply/)
  })

  it('does not name functions of a library in its faults', () => {
    const [fault] = parseYaml('a: 1\n---\nb: 2\n', 1).faults
    assert.doesNotMatch(fault?.found ?? '', /parseAllDocuments/)
  })
})
