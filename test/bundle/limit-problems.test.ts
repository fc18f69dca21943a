import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { freePlanRemarks, limitProblems } from '../../src/bundle/limit-problems.ts'
import { limitUses } from '../../src/bundle/limit-uses.ts'
import type { OutputFile } from '../../src/bundle/output-file.ts'
import type { MediaFile, TimedMediaFile } from '../../src/model/content.ts'

const mebibyte = 2 ** 20

/** A file of a size that nobody writes. */
function sized(path: string, length: number): OutputFile & { length: number } {
  return { path, bytes: new Uint8Array(), length }
}

function files(count: number): OutputFile[] {
  const headers = sized('_headers', 10)
  return [headers, ...Array.from({ length: count }, (_, index) => sized(`media/${index}`, 10))]
}

const nothing = { media: [], timedMedia: [] }

describe('limitProblems', () => {
  it('finds nothing at the limits of the Paid plan', () => {
    const largest = sized('media/large', 25 * mebibyte)
    const all = {
      modules: [sized('index.js', 64 * mebibyte)],
      assets: [largest, ...files(99_999)],
    }
    assert.deepEqual(limitProblems(all, nothing, 'content'), [])
  })

  it('names the figure and the limit, and what to change', () => {
    const media: MediaFile[] = Array.from({ length: 90_000 }, (_, index) => ({
      ...sized(`/media/${index}`, 10),
      source: `articles/${index}.png`,
      hash: '',
    }))
    const modules = [sized('index.js', mebibyte), sized('documents/a.bin', 63 * mebibyte + 1)]
    const assets = [...files(100_000), sized('_feedmill/a.bin', 25 * mebibyte + 1)]
    assert.deepEqual(limitProblems({ modules, assets }, { media, timedMedia: [] }, 'content'), [
      {
        file: 'content/site.yaml',
        line: 1,
        column: 1,
        field: '',
        found: 'a Worker of 65 MiB',
        expected: 'at most 64 MiB',
        suggestion:
          'the feeds and pages of all topics take 64 MiB of it: lower `window.items`, or join topics',
      },
      {
        file: 'content/articles',
        line: 1,
        column: 1,
        field: '',
        found: '_feedmill/a.bin of 26 MiB',
        expected: 'at most 25 MiB',
        suggestion: 'there are too many articles for one site: split it into several',
      },
      {
        file: 'content/articles',
        line: 1,
        column: 1,
        field: '',
        found: '100,001 static files',
        expected: 'at most 100,000 static files',
        suggestion:
          '90,000 pictures and other files of articles are among them: serve them elsewhere, or split the site into several',
      },
    ])
  })

  it('points at the largest file to come when these fill the Worker', () => {
    const timedMedia: TimedMediaFile[] = [20, 30, 25].map((size) => ({
      ...sized(`/media/${size}`, size * mebibyte),
      source: `articles/${size}.mp3`,
      hash: '',
      articles: [],
    }))
    const content = { media: [], timedMedia }
    const [problem] = limitProblems({ modules: timedMedia, assets: [] }, content, 'content')
    assert.equal(problem?.file, 'content/articles/30.mp3')
    assert.match(problem?.suggestion ?? '', /to come or to leave/)
  })
})

describe('freePlanRemarks', () => {
  it('tells what only the Paid plan takes', () => {
    assert.deepEqual(freePlanRemarks({ modules: [], assets: files(20_000) }), [])
    assert.deepEqual(freePlanRemarks({ modules: [], assets: files(20_001) }), [
      '20,001 static files: at most 20,000 static files on the Free plan, 100,000 static files on the Paid plan',
    ])
  })

  it('leaves to the problems what no plan takes', () => {
    assert.deepEqual(freePlanRemarks({ modules: [], assets: files(100_001) }), [])
  })
})

describe('limitUses', () => {
  it('gives each limit with the figure of a build', () => {
    const uses = limitUses({
      modules: [sized('index.js', 100), sized('index.bin', 20)],
      assets: files(3),
    })
    assert.deepEqual(
      uses.map(({ name, measured }) => [name, measured]),
      [
        ['Worker', 120],
        ['asset file', 10],
        ['asset files', 3],
      ],
    )
  })
})
