import { describe, it } from 'node:test'
import { assertFilteredFeeds } from './drawn-filters.ts'

describe('filtered feeds', () => {
  it('have the items that a plain look at every article gives', () => assertFilteredFeeds(3, 60))
})
