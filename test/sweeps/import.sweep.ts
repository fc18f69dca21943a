import { describe, it } from 'node:test'
import { assertAnyFeed } from '../import/any-feed.ts'

describe('npm run import', () => {
  it('keeps guids and titles of any text, in files that our reader takes', async () => {
    await assertAnyFeed(150)
  })
})
