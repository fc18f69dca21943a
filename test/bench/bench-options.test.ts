import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { benchOptions } from '../../bench/bench-options.ts'

const options = (...args: string[]) => benchOptions(args, ['build', 'size'])

describe('benchOptions', () => {
  it('runs nothing by name, into the terminal only, when nothing is said', () => {
    assert.deepEqual(options(), { parts: [], json: false, save: false })
  })

  it('takes parts, sizes from the smallest on, and rounds', () => {
    assert.deepEqual(
      options('size', 'build', '--articles', '1000,20,20', '--rounds', '3', '--json', '--save'),
      { parts: ['size', 'build'], json: true, save: true, articles: [20, 1000], rounds: 3 },
    )
  })

  it('refuses parts and options that there are not, and numbers that are none', () => {
    assert.equal(options('sizes'), 'There is no part "sizes"; the parts are build, size.')
    assert.equal(options('--rounds', '0'), '--rounds takes whole numbers from 1 on, not "0".')
    assert.equal(
      options('--articles', '1e3'),
      '--articles takes whole numbers from 1 on, not "1e3".',
    )
    assert.match(String(options('--round', '1')), /Unknown option '--round'/)
  })
})
