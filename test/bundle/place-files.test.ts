import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  type FileRole,
  movableRoles,
  type PlannedFile,
  placeFiles,
} from '../../src/bundle/place-files.ts'

const roles: readonly FileRole[] = ['always', ...movableRoles]
const aFile = fc.record({ role: fc.constantFrom(...roles), size: fc.nat(1000) })

function sizeOf(files: readonly PlannedFile[]): number {
  return files.reduce((sum, { size }) => sum + size, 0)
}

describe('placeFiles', () => {
  const files = roles.map((role) => ({ role, size: 10 }))

  it('moves whole roles, one after the other, until the modules fit', () => {
    const moved = [70, 69, 60, 59, 50, 49, 40, 39, 30, 29, 20, 19, 10, 9, 0].map((budget) =>
      [...placeFiles(files, budget)].join(' '),
    )
    assert.deepEqual(moved, [
      '',
      'articles',
      'articles',
      'articles items',
      'articles items',
      'articles items places',
      'articles items places',
      'articles items places search',
      'articles items places search',
      'articles items places search index',
      'articles items places search index',
      'articles items places search index ready',
      'articles items places search index ready',
      'articles items places search index ready',
      'articles items places search index ready',
    ])
  })

  it('keeps what there is room for when something larger has to leave', () => {
    const large = [...files, { role: 'ready' as const, size: 100 }]
    assert.deepEqual([...placeFiles(large, 45)], ['articles', 'items', 'ready'])
  })

  it('moves no more than it has to, in any order of the files', () => {
    fc.assert(
      fc.property(fc.array(aFile), fc.nat(5000), (some, budget) => {
        const moved = placeFiles(some, budget)
        assert.deepEqual(placeFiles(some.toReversed(), budget), moved)
        const rest = some.filter(({ role }) => role === 'always' || !moved.has(role))
        if (moved.size < movableRoles.length) assert.ok(sizeOf(rest) <= budget)
        for (const one of moved) {
          const back = [...rest, ...some.filter(({ role }) => role === one)]
          assert.ok(sizeOf(back) > budget)
        }
      }),
    )
  })
})
