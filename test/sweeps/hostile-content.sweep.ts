import { describe, it } from 'node:test'
import { assertHostileContent } from '../support/hostile-content.ts'

describe('feeds of hostile content', () => {
  it('parse strictly and say the same for 10,000 draws', () =>
    assertHostileContent(10_000, 20250410))
  it('parse strictly and say the same for 1,000 new draws', () => assertHostileContent(1_000))
})
