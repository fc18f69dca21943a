import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { archiveName, parseArchiveName, versionText } from '../../src/model/archive-name.ts'

const moment = fc
  .date({
    min: new Date('1899-12-31T10:00:00Z'),
    max: new Date('9999-12-31T23:59:59Z'),
    noInvalidDate: true,
  })
  .map((date) => Math.floor(date.getTime() / 1000) * 1000)
const half = fc.integer({ min: 0, max: 0xffffffff })
const version = fc.record({ left: half, right: half }).map(versionText)
const address = fc
  .oneof(fc.record({ before: moment, version }), fc.record({ after: moment }))
  .map((archive) => ({ ...archive }))

describe('parseArchiveName', () => {
  it('reads what archiveName writes', () => {
    fc.assert(
      fc.property(address, (archive) => {
        assert.deepEqual(parseArchiveName(archiveName(archive)), archive)
      }),
    )
  })

  it('reads nothing that archiveName would write otherwise', () => {
    const near = fc
      .tuple(address, fc.nat({ max: 40 }), fc.constantFrom('', '0', '1', '9', 'z', 'Z', '-', ' '))
      .map(([archive, place, text]) => {
        const name = archiveName(archive)
        return name.slice(0, place) + text + name.slice(place + 1)
      })
    fc.assert(
      fc.property(fc.oneof(near, fc.string()), (text) => {
        const archive = parseArchiveName(text)
        if (archive) assert.equal(archiveName(archive), text)
      }),
      { numRuns: 1000 },
    )
  })

  it('reads no date that there is not, and no version that cannot be', () => {
    for (const name of [
      '',
      '20250413T043200Z',
      '20250230T043200Z-0000000000000a',
      '20250413T240000Z-0000000000000a',
      '20250413T043260Z-0000000000000a',
      '20250413T043200Z-0000000000000A',
      '20250413T043200Z-000000000000a',
      '20250413T043200Z-1zzzzzz0000000',
      '20250413T043200-0000000000000a',
      'after-20250413T043200Z-0000000000000a',
      'After-20250413T043200Z',
      'after-20250413T043200Z\n',
    ]) {
      assert.equal(parseArchiveName(name), undefined, name)
    }
  })
})

describe('archiveName', () => {
  it('is a date and a version', () => {
    const before = Date.parse('2025-04-13T04:32:00Z')
    const version = versionText({ left: 35, right: 0xffffffff })
    assert.equal(archiveName({ before, version }), '20250413T043200Z-000000z1z141z3')
    assert.equal(archiveName({ after: before }), 'after-20250413T043200Z')
  })
})
