import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readFiles } from '../support/read-files.ts'
import { contentOf, type Files, frontMatter, problemsOf, readSite } from './support/small-site.ts'

const path = 'articles/ferry.md'

/** Each problem as `line:column field: found`. */
async function told(files: Files): Promise<string[]> {
  const problems = await problemsOf(files)
  return problems.map(({ line, column, field, found }) => `${line}:${column} ${field}: ${found}`)
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

describe('reading at its limits', () => {
  it('tells of a file of 5 MB, and of nothing else in it', async () => {
    assert.deepEqual(await told({ [path]: 'a'.repeat(5_000_000) }), ['1:1 : 4.8 MiB'])
  })

  it('tells of settings of 5 MB, and of no topic that it does not know for that reason', async () => {
    const files = { 'topics.yaml': '#'.repeat(5_000_000), [path]: `${frontMatter}Text.` }
    assert.deepEqual(await told(files), ['1:1 : 4.8 MiB'])
  })

  it('tells of a file that cannot be read, and why', async () => {
    const refuse = (): never => {
      throw Object.assign(new Error('permission denied'), { code: 'EACCES' })
    }
    assert.deepEqual(await told({ [path]: refuse }), ['1:1 : a file that cannot be read (EACCES)'])
  })

  it('tells of a picture that cannot be read where it is linked', async () => {
    const refuse = (): never => {
      throw new Error('gone')
    }
    const files = { ...withBody('![ferry](ferry.png)'), 'articles/ferry.png': refuse }
    assert.deepEqual(await told(files), ['8:20 picture: `ferry.png`, which cannot be read'])
  })

  it('tells of everything that a folder without any file lacks', async () => {
    const read = await readFiles([])
    assert.deepEqual('problems' in read && read.problems.map(({ file }) => file), [
      'content/articles',
      'content/site.yaml',
      'content/topics.yaml',
    ])
  })

  it('tells of 10,000 nested elements', async () => {
    const nested = `${'<b>'.repeat(10_000)}x${'</b>'.repeat(10_000)}`
    assert.deepEqual(await told(withBody(nested)), ['7:1 text: elements nested more than 100 deep'])
  })

  for (const [kind, value] of Object.entries({
    'open brackets': '['.repeat(10_000),
    brackets: '['.repeat(10_000) + ']'.repeat(10_000),
    braces: '{a: '.repeat(10_000) + '}'.repeat(10_000),
    dashes: `\n${'- '.repeat(10_000)}x`,
  })) {
    it(`tells once of 10,000 nested ${kind} of YAML`, async () => {
      assert.deepEqual(await told(withTopics(value)), ['2:1 : values nested too deeply'])
    })
  }

  it('tells of aliases that multiply without end', async () => {
    assert.deepEqual(await told(withTopics(laughs())), ['2:1 : aliases that multiply without end'])
  })

  for (const mark of ['[', '*', '<', '_', '`', '![', '](', '<!--', '&', '~~', '> ', '- ', '|']) {
    it(`takes 100,000 characters of ${mark} in a body for text`, async () => {
      const { articles } = await contentOf(withBody(mark.repeat(100_000 / mark.length)))
      assert.match(articles[0]?.html ?? '', /^<p>The ferry/)
    })
  }

  for (const mark of ['>', '- ']) {
    it(`answers to 10,000 nested blocks of ${mark}`, async () => {
      assert.ok(await readSite({ [path]: frontMatter + mark.repeat(10_000) }))
    })
  }
})
