import { describe, it } from 'node:test'
import { assertDrawnRequests } from '../serve/feeds/drawn-requests.ts'

describe('the Worker', () => {
  it('answers 100,000 drawn requests with work that has a bound', () =>
    assertDrawnRequests(100_000, 20250410))
  it('answers 10,000 new ones', () => assertDrawnRequests(10_000))
})
