import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readContent } from '../../src/read/read-content.ts'
import { now } from '../support/local-site.ts'
import { contentOf, type Files, frontMatter, problemsOf, readSite } from './support/small-site.ts'

const path = 'articles/ferry.md'

/** Each problem as `line:column field: found`. */
function told(files: Files): string[] {
  return problemsOf(files).map(
    ({ line, column, field, found }) => `${line}:${column} ${field}: ${found}`,
  )
}

function withTopics(value: string): Files {
  return { [path]: `${frontMatter.replace('[ferries]', value)}The ferry runs again.\n` }
}

function withBody(body: string): Files {
  return { [path]: `${frontMatter}The ferry ${body}` }
}

function laughs(): string {
  const names = [...'abcdefgh']
  const lists = names.map((name, index) => {
    const inside = index === 0 ? 'ha' : `*${names[index - 1]}`
    return `&${name} [${Array(9).fill(inside).join(', ')}]`
  })
  return `[${lists.join(', ')}]`
}

describe('readContent at its limits', () => {
  it('tells of a file of 5 MB, and of nothing else in it', () => {
    assert.deepEqual(told({ [path]: 'a'.repeat(5_000_000) }), ['1:1 : 4.8 MiB'])
  })

  it('tells of settings of 5 MB, and of no topic that it does not know for that reason', () => {
    const files = { 'topics.yaml': '#'.repeat(5_000_000), [path]: `${frontMatter}Text.` }
    assert.deepEqual(told(files), ['1:1 : 4.8 MiB'])
  })

  it('tells of a file that cannot be read, and why', () => {
    const refuse = (): never => {
      throw Object.assign(new Error('permission denied'), { code: 'EACCES' })
    }
    assert.deepEqual(told({ [path]: refuse }), ['1:1 : a file that cannot be read (EACCES)'])
  })

  it('tells of a picture that cannot be read where it is linked', () => {
    const refuse = (): never => {
      throw new Error('gone')
    }
    const files = { ...withBody('![ferry](ferry.png)'), 'articles/ferry.png': refuse }
    assert.deepEqual(told(files), ['8:20 picture: `ferry.png`, which cannot be read'])
  })

  it('tells of everything that a folder without any file lacks', () => {
    const read = readContent([], { root: 'content', feedFiles: [], sitePaths: [], now })
    assert.deepEqual('problems' in read && read.problems.map(({ file }) => file), [
      'content/articles',
      'content/site.yaml',
      'content/topics.yaml',
    ])
  })

  it('tells of 10,000 nested elements', () => {
    const nested = `${'<b>'.repeat(10_000)}x${'</b>'.repeat(10_000)}`
    assert.deepEqual(told(withBody(nested)), ['7:1 text: elements nested more than 100 deep'])
  })

  for (const [kind, value] of Object.entries({
    'open brackets': '['.repeat(10_000),
    brackets: '['.repeat(10_000) + ']'.repeat(10_000),
    braces: '{a: '.repeat(10_000) + '}'.repeat(10_000),
    dashes: `\n${'- '.repeat(10_000)}x`,
  })) {
    it(`tells once of 10,000 nested ${kind} of YAML`, () => {
      assert.deepEqual(told(withTopics(value)), ['2:1 : values nested too deeply'])
    })
  }

  it('tells of aliases that multiply without end', () => {
    assert.deepEqual(told(withTopics(laughs())), ['2:1 : aliases that multiply without end'])
  })

  for (const mark of ['[', '*', '<', '_', '`', '![', '](', '<!--', '&', '~~', '> ', '- ', '|']) {
    it(`takes 100,000 characters of ${mark} in a body for text`, () => {
      const { articles } = contentOf(withBody(mark.repeat(100_000 / mark.length)))
      assert.match(articles[0]?.html ?? '', /^<p>The ferry/)
    })
  }

  for (const mark of ['>', '- ']) {
    it(`answers to 10,000 nested blocks of ${mark}`, () => {
      assert.ok(readSite({ [path]: frontMatter + mark.repeat(10_000) }))
    })
  }
})
