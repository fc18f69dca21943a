import { describe, it } from 'node:test'
import { assertHostileContent } from '../support/hostile-content.ts'

describe('feeds of hostile content', () => {
  it('parse strictly and say the same in every format', () => assertHostileContent(50, 20250410))
})
