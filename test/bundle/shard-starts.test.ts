import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { shardStarts } from '../../src/bundle/shard-starts.ts'
import { idNumber } from '../../src/model/index-files.ts'

const count = 10_000
const ids = Uint32Array.from({ length: count }, (_, number) =>
  idNumber(`tag:a.example,2025:${number}`),
)

describe('shardStarts', () => {
  it('cuts articles into shards of about fifty, none too small but the last one, none too large', () => {
    const sizes = shardSizes(ids)
    const full = sizes.slice(0, -1)
    assert.ok(full.every((size) => size >= 36 && size <= 72))
    assert.ok(Math.max(...sizes) <= 72)
    const mean = count / sizes.length
    assert.ok(mean > 45 && mean < 55, `${mean}`)
  })

  it('bounds the sizes whatever the ids are', () => {
    assert.deepEqual(shardSizes(new Uint32Array(100)), [36, 36, 28])
    assert.deepEqual(shardSizes(new Uint32Array(100).fill(1)), [72, 28])
  })

  it('has no shard without an article', () => {
    assert.deepEqual([...shardStarts(new Uint32Array())], [])
    assert.deepEqual([...shardStarts(ids.subarray(0, 1))], [0])
  })

  it('changes few shards when an article goes or comes, wherever that is', () => {
    const before = shardsOf(ids)
    const changed = Array.from({ length: 200 }, (_, index) => {
      const article = (index * 7919) % count
      const without = [...ids.subarray(0, article), ...ids.subarray(article + 1)]
      const after = shardsOf(Uint32Array.from(without))
      return { gone: after.difference(before).size, added: before.difference(after).size }
    })
    for (const { gone, added } of changed) assert.ok(gone <= 20 && added <= 20)
    const sum = changed.reduce((all, { gone, added }) => all + gone + added, 0)
    assert.ok(sum / changed.length < 6, `${sum / changed.length}`)
  })
})

/** Each shard by the ids in it. */
function shardsOf(numbers: Uint32Array): Set<string> {
  const starts = shardStarts(numbers)
  return new Set(
    Array.from(starts, (start, shard) => numbers.subarray(start, starts[shard + 1]).join()),
  )
}

function shardSizes(numbers: Uint32Array): number[] {
  const starts = shardStarts(numbers)
  return Array.from(starts, (start, shard) => (starts[shard + 1] ?? numbers.length) - start)
}
