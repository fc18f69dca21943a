import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  contrast,
  darkScheme,
  lightScheme,
  minimumContrast,
  parseColour,
  readable,
} from '../../src/model/palette.ts'

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`)

describe('darkScheme', () => {
  it('keeps every text readable, whatever the accent', () => {
    fc.assert(
      fc.property(colour, (accent) => {
        const {
          paper,
          panel,
          ink,
          muted,
          accent: bright,
        } = darkScheme({ accent, paper: '#ffffff' })
        for (const ground of [paper, panel]) {
          for (const text of [ink, muted, bright]) {
            assert.ok(contrast(text, ground) >= minimumContrast, `${text} on ${ground}`)
          }
        }
      }),
    )
  })
})

describe('readable', () => {
  it('leaves a colour as it is that can be read', () => {
    assert.equal(readable('#9b1c31', '#ffffff', 0), '#9b1c31')
  })

  it('makes any colour dark enough for any light page', () => {
    fc.assert(
      fc.property(colour, (accent) => {
        const { panel } = lightScheme({ accent, paper: '#fffdf9' })
        assert.ok(contrast(readable(accent, panel, 0), panel) >= minimumContrast)
      }),
    )
  })
})

describe('parseColour', () => {
  it('reads what CSS reads, as six digits', () => {
    assert.equal(parseColour(' #ABC '), '#aabbcc')
    assert.equal(parseColour('rebeccapurple'), '#663399')
    assert.equal(parseColour('hsl(0 100% 50%)'), '#ff0000')
  })

  it('reads nothing else', () => {
    for (const text of ['', 'blood', '#12', 'url(x)', 'rgb(0 0 0 / 50%)', '#00000000']) {
      assert.equal(parseColour(text), undefined, text)
    }
  })
})
