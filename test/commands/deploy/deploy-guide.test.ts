import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { stepNames } from '../../../src/commands/deploy/steps.ts'

const guide = readFileSync('docs/deploy.md', 'utf8')

describe('docs/deploy.md', () => {
  it('has a row for every step, in their order', () => {
    const [, table = ''] = guide.split('| step | what | when it fails |\n|---|---|---|\n')
    const [rows = ''] = table.split('\n\n')
    assert.deepEqual(
      [...rows.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name),
      stepNames,
    )
  })

  it('has every section that a deploy points at, and those that it points at itself', () => {
    const sections = [...guide.matchAll(/^## (.*)$/gm)].map(([, title = '']) =>
      title.toLowerCase().replaceAll(' ', '-'),
    )
    const sources = globSync('src/commands/deploy/*.ts').map((file) => readFileSync(file, 'utf8'))
    const named = [...sources, guide].flatMap((text) =>
      [...text.matchAll(/(?:deploy\.md|\]\()#([\w-]+)/g)].map(([, section]) => section),
    )
    assert.deepEqual(
      named.filter((section) => !sections.includes(section ?? '')),
      [],
    )
    assert.ok(named.length > 3)
  })
})
