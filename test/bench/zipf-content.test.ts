import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { writeZipfContent, zipfArticleOf } from '../../bench/zipf-content.ts'
import { now } from '../support/local-site.ts'
import { readFolder } from '../support/read-files.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const count = 100

describe('writeZipfContent', () => {
  it('writes articles of two to five of 200 topics in several scripts, without a problem', async () => {
    using folder = temporaryFolder()
    writeZipfContent(folder.path, count)
    const { articles, topics } = (await readFolder(folder.path)).content
    assert.equal(topics.length, 200)
    assert.deepEqual(
      [...new Set(articles.map((article) => article.topics.length))].sort(),
      [2, 3, 4, 5],
    )
    assert.deepEqual([...new Set(articles.map(({ language }) => language))].sort(), [
      'ar',
      'el',
      'en',
      'ru',
      'tr',
      'zh',
    ])
    assert.equal(articles.filter(({ published }) => published > now).length, 5)
  })

  it('writes the same bytes each time', () => {
    using one = temporaryFolder()
    using other = temporaryFolder()
    for (const { path } of [one, other]) writeZipfContent(path, count)
    const { path } = zipfArticleOf(count)(57)
    const [text, again] = [one, other].map((folder) =>
      readFileSync(join(folder.path, path), 'utf8'),
    )
    assert.equal(text, again)
    assert.equal(text, zipfArticleOf(count)(57).text)
  })
})

describe('zipfArticleOf', () => {
  it('gives after the last article one that is newer than all that have appeared', async () => {
    using folder = temporaryFolder()
    writeZipfContent(folder.path, count)
    const { path, text } = zipfArticleOf(count)(count)
    writeFileSync(join(folder.path, path), text)
    const { articles } = (await readFolder(folder.path)).content
    const newest = articles
      .filter(({ published }) => published <= now)
      .reduce((one, other) => (other.published > one.published ? other : one))
    assert.equal(`articles/${newest.slug}.md`, path)
  })
})
