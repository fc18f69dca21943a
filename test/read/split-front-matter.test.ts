import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { splitFrontMatter } from '../../src/read/article/split-front-matter.ts'
import { character } from '../support/character.ts'

const line = fc.constantFrom('---', '--- ', '----', '', 'a: b', '\u2028---', ' ---', '😀')
const textOfLines = fc
  .tuple(fc.array(line), fc.constantFrom('\n', '\r\n', '\r'))
  .map(([lines, end]) => lines.join(end))

describe('splitFrontMatter', () => {
  it('splits at the first two fences', () => {
    assert.deepEqual(splitFrontMatter('---\na: b\n---\n\ntext\n---\nmore\n'), {
      frontMatter: 'a: b\n',
      body: '\ntext\n---\nmore\n',
      bodyLine: 4,
    })
  })

  it('takes line ends of Windows, and spaces behind a fence', () => {
    assert.deepEqual(splitFrontMatter('--- \r\na: b\r\n---\t\r\ntext'), {
      frontMatter: 'a: b\r\n',
      body: 'text',
      bodyLine: 4,
    })
  })

  it('takes front matter that is empty, or that the file ends with', () => {
    assert.deepEqual(splitFrontMatter('---\n---\ntext').frontMatter, '')
    assert.deepEqual(splitFrontMatter('---\na: b\n---').body, '')
  })

  it('finds none without two fences, the first on the first line', () => {
    for (const text of ['', '---', 'text', '---\na: b', '\n---\na: b\n---\n', '----\na\n----\n']) {
      assert.deepEqual(splitFrontMatter(text), { body: text, bodyLine: 1 })
    }
  })

  it('takes only a whole line for a fence', () => {
    for (const notFence of ['----', ' ---', 'a: ---', '--- a', '\u2028---', 'a\u2028---']) {
      assert.equal(splitFrontMatter(`---\n${notFence}\n---\n`).frontMatter, `${notFence}\n`)
    }
  })

  it('never loses text', () => {
    fc.assert(
      fc.property(fc.oneof(textOfLines, fc.string({ unit: character })), (text) => {
        const { frontMatter, body } = splitFrontMatter(text)
        if (frontMatter === undefined) return assert.equal(body, text)
        const opening = text.indexOf('\n') + 1
        const closing = text.slice(opening + frontMatter.length, text.length - body.length)
        assert.match(text.slice(0, opening), /^---[ \t]*\r?\n$/)
        assert.match(closing, /^---[ \t]*(?:\r?\n)?$/)
        assert.equal(text.slice(0, opening) + frontMatter + closing + body, text)
      }),
      { numRuns: 300 },
    )
  })

  it('tells the line on which the body begins', () => {
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = `---\n${lines.join('\n')}\n---\nend`
        const { body, bodyLine } = splitFrontMatter(text)
        assert.equal(
          text
            .split('\n')
            .slice(bodyLine - 1)
            .join('\n'),
          body,
        )
      }),
    )
  })
})
