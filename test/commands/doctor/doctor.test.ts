import { describe } from 'node:test'
import { itTellsFaults } from './tells-faults.ts'

// What the essentials show; the others, and all of what is asked, are in the sweep.
const chosen: ReadonlySet<string> = new Set([
  'a challenge with 200 for Feedly',
  'gzip for those who did not ask',
  'a 304 without validators',
  'one ETag for all',
  'bytes that a zone edits',
  'an older build',
  'a moment that is missed',
  'feeds that name a preview host',
  'a certificate that has ended',
])

describe('the doctor', () => {
  itTellsFaults((name) => chosen.has(name), { quick: true })
})
