import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { parse } from 'yaml'
import { itemChange } from '../src/check/changes/change.ts'
import { tellOnce } from '../src/check/changes/tell-once.ts'
import { commands } from '../src/commands/commands.ts'
import { diffReport } from '../src/commands/diff/diff-report.ts'
import { problemReport } from '../src/commands/problem-report.ts'
import { apiPaths } from '../src/model/api/api-paths.ts'
import { apiRoutes } from '../src/model/api/api-routes.ts'
import { queryParameters } from '../src/model/query-parameters.ts'
import { articleSchema } from '../src/read/article/article-schema.ts'
import { formats } from '../src/render/formats.ts'
import { apiExamples } from '../src/render/pages/api-examples.ts'
import { contentOf, memoryFiles } from './support/memory-content.ts'
import { readFiles } from './support/read-files.ts'

const readme = readFileSync('README.md', 'utf8')
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>
}
const site = readFileSync('content/site.yaml', 'utf8')
const topics = readFileSync('content/topics.yaml', 'utf8')

/** The cells of the table under a heading, without its head. */
function table(head: string): string[][] {
  const start = readme.indexOf(head)
  assert.notEqual(start, -1, `no table ${head}`)
  const rows = readme.slice(start).split('\n\n')[0]?.split('\n').slice(2) ?? []
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

/** The fenced block that begins with these words. */
function block(start: string): string {
  const found = [...readme.matchAll(/```\w*\n(.*?)```/gs)].find(([, text]) =>
    text?.startsWith(start),
  )
  assert.ok(found?.[1], `no block ${start}`)
  return found[1]
}

describe('the README', () => {
  it('has the table of the formats', () => {
    const rows = formats.map(({ name, file, mediaType }) => [
      `\`/${file}\``,
      name,
      `\`${mediaType}\``,
    ])
    assert.deepEqual(table('| path | format |'), rows)
  })

  it('has a row for every route of the API, and for every parameter', () => {
    const addresses = table('| address | what |').map(([address = '']) => address)
    const routes = Object.values(apiPaths).map((path) => `\`${path.replace(/:(\w+)/, '<$1>')}\``)
    assert.deepEqual(addresses.slice(0, routes.length), routes)
    const parameters = table('| parameter | gives |').flatMap(([cell = '']) => cell.split(' '))
    assert.deepEqual(
      parameters,
      queryParameters.map(({ name }) => `\`${name}\``),
    )
  })

  it('shows the programs of the page about the API', () => {
    const [topic = ''] = Object.keys(parse(topics))
    for (const { code } of apiExamples(parse(site).url, apiRoutes.articles.example({ topic }))) {
      assert.equal(block(code.split('\n')[0] ?? ''), code)
    }
  })

  it('has a row for every field of an article', () => {
    const fields = table('| field | meaning |').map(([field = '']) => field.replaceAll('`', ''))
    assert.deepEqual(fields.sort(), Object.keys(articleSchema.entries).sort())
  })

  it('names only commands that exist, and all of ours', () => {
    const named = [...readme.matchAll(/npm (?:run )?(?:--silent )?([a-z]+)/g)].flatMap(
      ([, name]) => name ?? [],
    )
    const known = [...Object.keys(scripts), 'ci']
    for (const name of named) assert.ok(known.includes(name), name)
    const rows = table('| command | what').map(
      ([command = '']) => /npm (?:run )?(\w+)/.exec(command)?.[1],
    )
    for (const { name } of commands) assert.ok(rows.includes(name), name)
  })

  it('names every option of every command, and no other', async () => {
    const loaded = await Promise.all(commands.map((entry) => entry.load()))
    const rows = loaded.map(({ name, options }) => [
      `\`npm ${name === 'start' ? '' : 'run '}${name}\``,
      Object.entries(options)
        .map(([option, { value }]) => `\`--${option}${value === undefined ? '' : ` ${value}`}\``)
        .join(' '),
    ])
    assert.deepEqual(table('| command | options |'), rows)
    const options = loaded.flatMap((command) => Object.keys(command.options))
    const named = [...readme.matchAll(/`--([a-z]+(?:-[a-z]+)*)/g)].flatMap(([, name]) => name ?? [])
    for (const name of named) assert.ok(options.includes(name), name)
  })

  it('gives the two commands that CI runs', () => {
    assert.equal(block('npm ci && npm start'), 'npm ci && npm start\n')
    assert.match(
      readFileSync('.ci/run', 'utf8'),
      new RegExp(`^${block('npm ci && npm test').trim()}$`, 'm'),
    )
  })

  it('has an example article that is right but for its picture', async () => {
    const example = block('---\n')
    const files = {
      'site.yaml': site,
      'topics.yaml': topics,
      'icon.png': '',
      'articles/a.md': example,
    }
    const content = await contentOf({ ...files, 'articles/boats.jpg': 'a picture' })
    assert.equal(content.articles[0]?.title, 'Diplomats meet in Istanbul')
  })

  it('shows a report as it is printed', async () => {
    const example = block('---\n').replace('topics: [diplomacy, embassies]', 'topics: [diplomcy]')
    const read = await readFiles(
      memoryFiles({
        'site.yaml': site,
        'topics.yaml': topics,
        'icon.png': '',
        'articles/first-round.md': example,
        'articles/boats.jpg': '',
      }),
    )
    assert.ok('problems' in read)
    assert.ok(problemReport(read.problems, false).startsWith(block('content/articles/')))
  })

  it('shows what diff tells as it is printed', () => {
    const other = { id: 'tag:news.example,2025:old-pier', title: 'The old pier' }
    const changes = [
      itemChange('item-new', { id: '1', title: 'The winter timetable' }),
      itemChange('item-returns-as-new', other, {
        was: 'tag:news.example,2025:k3v9q2xd',
        is: other.id,
      }),
      itemChange(
        'item-changed',
        { id: '3', title: 'Ferry to the island' },
        {
          details: ['title', 'updated'],
        },
      ),
    ]
    const feeds = (['rss', 'atom', 'json'] as const).map((format) => ({
      format,
      path: format,
      changes,
    }))
    const channel = { title: 'Harbour news', path: '/', feeds, changes: tellOnce(feeds) }
    assert.equal(`${diffReport([channel], false)}\n`, block('Harbour news'))
  })

  it('links to files that exist', () => {
    for (const [, path = ''] of readme.matchAll(/\]\((?!https?:)([^)]+)\)/g)) {
      if (path !== 'boats.jpg') assert.ok(existsSync(path), path)
    }
  })
})
