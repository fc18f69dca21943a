import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { partitionPoint } from '../../src/model/partition-point.ts'

describe('partitionPoint', () => {
  it('counts what comes before any point of any row', () => {
    for (let count = 0; count < 20; count += 1) {
      for (let point = 0; point <= count; point += 1) {
        assert.equal(
          partitionPoint(count, (place) => place < point),
          point,
        )
      }
    }
  })

  it('looks at few of many', () => {
    let looks = 0
    partitionPoint(10_000, (place) => {
      looks += 1
      return place < 1234
    })
    assert.ok(looks <= 14, `${looks}`)
  })
})
