import { describe, it } from 'node:test'
import { assertFilteredFeeds } from '../serve/feeds/drawn-filters.ts'

describe('filtered feeds', () => {
  it('have the items that a plain look at every article gives, in 40 sites', () =>
    assertFilteredFeeds(40, 500, 20250410))
  it('have them in 10 new sites', () => assertFilteredFeeds(10, 500))
})
