import { describe, it } from 'node:test'
import { assertDrawnRequests } from './drawn-requests.ts'

describe('the Worker', () => {
  it('answers whatever it is asked, with work that has a bound', () => assertDrawnRequests(1_000))
})
