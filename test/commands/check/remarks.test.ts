import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { githubAnnotations } from '../../../src/commands/check/github-annotations.ts'
import { type Remark, withoutRepetition } from '../../../src/commands/check/remark.ts'

const remark: Remark = {
  rule: 'title-long',
  level: 'hint',
  sentence: 'A sentence.',
  field: 'item 3 title',
  found: 'nothing',
  expected: 'something',
}

describe('githubAnnotations', () => {
  it('escape what would end a property or a line', () => {
    const text = githubAnnotations([
      { ...remark, file: 'a,b:c.md', line: 2, column: 3, found: '50 %\n\u001b[31m' },
    ])
    assert.equal(
      text,
      '::notice file=a%2Cb%3Ac.md,line=2,col=3,title=title-long::A sentence. Found 50 %25  [31m, expected something.',
    )
  })
})

describe('withoutRepetition', () => {
  it('tells what is found at several addresses once, whichever item it is', () => {
    const [a, b] = ['https://a.example/', 'https://b.example/']
    const found = withoutRepetition([
      { ...remark, address: a },
      { ...remark, address: b, field: 'item 4 title' },
      { ...remark, address: b, found: 'something else' },
    ])
    assert.deepEqual(
      found.map(({ address, also }) => [address, also]),
      [
        [a, [b]],
        [b, undefined],
      ],
    )
  })

  it('tells everything that stands in files', () => {
    const twice = [
      { ...remark, file: 'a.md', line: 1 },
      { ...remark, file: 'a.md', line: 2 },
    ]
    assert.deepEqual(withoutRepetition(twice), twice)
  })
})
