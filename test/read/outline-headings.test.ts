import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { outlineHeadings } from '../../src/read/body/outline-headings.ts'

function outlined(levels: readonly number[]): number[] {
  const html = levels.map((level) => `<h${level}>x</h${level}><p>h2</p>`).join('')
  const clean = outlineHeadings(html)
  assert.equal(clean.replace(/(?<=<\/?h)\d/g, ''), html.replace(/(?<=<\/?h)\d/g, ''))
  return Array.from(clean.matchAll(/<h(\d)>x<\/h\1>/g), ([, level]) => Number(level))
}

describe('outlineHeadings', () => {
  it('leaves an outline as it is', () => {
    assert.deepEqual(outlined([2, 3, 3, 4, 2, 3]), [2, 3, 3, 4, 2, 3])
  })

  it('starts below the title, and skips no level', () => {
    assert.deepEqual(outlined([4, 4, 5, 4]), [2, 2, 3, 2])
    assert.deepEqual(outlined([3, 2, 4, 6, 3]), [2, 2, 3, 4, 3])
  })

  it('makes an outline of any headings, which stays the same', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 2, max: 6 })), (levels) => {
        const made = outlined(levels)
        assert.equal(made.length, levels.length)
        made.forEach((level, index) => {
          const before = made[index - 1] ?? 1
          assert.ok(level >= 2 && level <= before + 1)
        })
        assert.deepEqual(outlined(made), made)
      }),
    )
  })
})
