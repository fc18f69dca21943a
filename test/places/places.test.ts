import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { once } from '../../src/model/once.ts'
import { projectRoot } from '../support/run-cli.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { abilities, places } from './abilities.ts'
import { askAt, expectations } from './expectations.ts'
import { builtAt, writePlacesContent } from './places-content.ts'
import { type StartedPlace, startPlaces } from './start-places.ts'

describe('the same site in every place', () => {
  const folder = temporaryFolder()
  let started: readonly StartedPlace[] = []
  before(async () => {
    const content = join(folder.path, 'content')
    writePlacesContent(content)
    started = await startPlaces(content, folder.path, builtAt)
  })
  after(async () => {
    await Promise.all(started.map((place) => place.stop()))
    folder[Symbol.dispose]()
  })

  for (const place of places) {
    describe(place, () => {
      const ask = once(() => askAt(started.find((one) => one.place === place)?.origin ?? ''))
      for (const { title, needs, check } of expectations) {
        const can = abilities[needs].at.some((one) => one === place)
        it(can ? title : `cannot do this: ${title}`, async () => {
          const checked = check(ask())
          // The table says no less than what is true.
          if (can) await checked
          else await assert.rejects(checked, assert.AssertionError)
        })
      }
    })
  }
})

describe('docs/places.md', () => {
  it('says of every ability which places have it', () => {
    const rows = readFileSync(join(projectRoot, 'docs/places.md'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .map((line) =>
        line
          .split('|')
          .map((cell) => cell.trim())
          .slice(1, -1),
      )
    const [head = [], ...table] = rows
    assert.deepEqual(head.slice(1), [...places])
    const told = table
      .filter(([title = '']) => !/^-+$/.test(title))
      .map(([title, ...cells]) => ({
        title,
        at: places.filter((_, index) => cells[index]?.startsWith('yes')),
      }))
    assert.deepEqual(
      told,
      Object.values(abilities).map(({ title, at }) => ({ title, at: [...at] })),
    )
  })
})
