import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { openYamlEditor, type YamlEditor } from '../support/yaml-language-server.ts'

const settings = JSON.parse(readFileSync('.vscode/settings.json', 'utf8')) as {
  'yaml.schemas': Record<string, string>
}
const article = 'content/articles/istanbul-first-round-announced.md'
const site = readFileSync('content/site.yaml', 'utf8')
const topics = readFileSync('content/topics.yaml', 'utf8')

/** Ways in which an editor learns which schema is meant. */
const ways = [
  {
    way: 'the first line of the file',
    options: {},
    lines: (kind: string) => `# yaml-language-server: $schema=../schemas/${kind}.schema.json\n`,
  },
  {
    way: 'the settings of VS Code',
    options: { schemas: settings['yaml.schemas'] },
    lines: () => '#\n',
  },
]

for (const { way, options, lines } of ways) {
  describe(`the language server for YAML, by ${way}`, () => {
    let editor: YamlEditor
    before(async () => {
      editor = await openYamlEditor({ ...options, completion: true, hover: true, validate: true })
    })
    after(() => editor[Symbol.asyncDispose]())

    it('tells a misspelt field', async () => {
      const text = `${lines('site')}${withoutModeline(site).replace(/^title:/m, 'titel:')}`
      const messages = await editor.messages('content/site.yaml', text)
      assert.deepEqual(messages, ['Missing property "title".', 'Property titel is not allowed.'])
    })

    it('says what a value has to look like', async () => {
      const text = `${lines('site')}${withoutModeline(site)}\nupdated: yesterday\n`
      const messages = await editor.messages('content/site.yaml', text)
      assert.deepEqual(messages, [
        'Expected a date such as 2025-04-11, or a date-time such as 2025-04-11T09:30:00+03:00.',
      ])
    })

    it('offers the fields of a topic, and says what they are', async () => {
      const text = `${lines('topics')}ferries:\n  \n`
      await editor.messages('content/topics.yaml', text)
      const offered = await editor.completion('content/topics.yaml', 2, 2)
      for (const field of ['title', 'description', 'keywords']) assert.ok(offered.includes(field))
      await editor.messages('content/topics.yaml', `${lines('topics')}${withoutModeline(topics)}`)
      assert.match(await editor.hover('content/topics.yaml', 2, 3), /the name of the topic/)
    })

    it('has nothing against the files of the content', async () => {
      for (const [path, kind, text] of [
        ['content/site.yaml', 'site', site],
        ['content/topics.yaml', 'topics', topics],
      ] as const) {
        assert.deepEqual(await editor.messages(path, lines(kind) + withoutModeline(text)), [], path)
      }
    })
  })
}

describe('the front matter of an article', () => {
  it('is checked where an editor takes it for YAML', async () => {
    await using editor = await openYamlEditor({ validate: true })
    const [, fields = ''] = readFileSync(article, 'utf8').split(/^---\n/m)
    const modeline = '# yaml-language-server: $schema=../../schemas/article.schema.json\n'
    const path = 'content/articles/front-matter.yaml'
    assert.deepEqual(await editor.messages(path, modeline + fields), [])
    const messages = await editor.messages(path, `${modeline}${fields}tag: [x]\n`)
    assert.deepEqual(messages, ['Property tag is not allowed.'])
  })
})

describe('the files of the content', () => {
  for (const [kind, text] of [
    ['site', site],
    ['topics', topics],
  ] as const) {
    it(`name their schema: ${kind}.yaml`, () => {
      assert.ok(text.startsWith(ways[0]?.lines(kind) ?? ' '))
    })
  }
})

function withoutModeline(text: string): string {
  return text.replace(/^# yaml-language-server:.*\n/, '')
}
