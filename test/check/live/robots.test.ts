import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { forbiddenFor } from '../../../src/check/live/robots.ts'

const managed = `# Content signals
User-agent: GPTBot
User-agent: CCBot
Disallow: /

User-agent: *
Content-Signal: search=yes
Allow: /
`

const starry = `User-agent: *\nDisallow: /${'*a'.repeat(40)}*b`

describe('forbiddenFor', () => {
  for (const [title, robots, path, expected] of [
    ['forbids nothing by itself', '', '/rss.xml', []],
    ['leaves readers alone that are not named', managed, '/rss.xml', []],
    ['forbids all', 'User-agent: *\nDisallow: /', '/rss.xml', ['*']],
    ['forbids by the name of a reader', 'user-agent: Inoreader\ndisallow: /', '/a', ['Inoreader']],
    ['takes an empty rule for none', 'User-agent: *\nDisallow:\n', '/rss.xml', []],
    ['understands stars and ends', 'User-agent: *\nDisallow: /*.xml$', '/a/rss.xml', ['*']],
    ['ends where the path goes on', 'User-agent: *\nDisallow: /*.xml$', '/rss.xml?a=1', []],
    ['understands a star at the end', 'User-agent: *\nDisallow: /a/*$', '/a/rss.xml', ['*']],
    ['goes on behind each star', 'User-agent: *\nDisallow: /*b*a', '/ab/rss.xml', []],
    ['is not kept long by many stars', starry, `/${'a'.repeat(100)}`, []],
    [
      'lets the longest rule count',
      'User-agent: *\nDisallow: /topics/\nAllow: /topics/a/',
      '/topics/a/rss.xml',
      [],
    ],
    ['reads on after a comment', 'User-agent: * # all\nDisallow: /rss # no', '/rss.xml', ['*']],
    [
      'joins groups of one name',
      'User-agent: *\nDisallow: /a\n\nUser-agent: *\nDisallow: /rss',
      '/rss.xml',
      ['*'],
    ],
  ] as const) {
    it(title, () => {
      assert.deepEqual(forbiddenFor(robots, path, ['Inoreader', 'Feedly']), expected)
    })
  }

  it('takes any text and path, and forbids nothing where nothing is disallowed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.webPath(), (text, path) => {
        const harmless = text.replaceAll(/disallow/gi, 'allow')
        assert.deepEqual(forbiddenFor(harmless, path, ['Feedly']), [])
      }),
    )
  })

  it('forbids every path below a forbidden one, whatever characters it has', () => {
    fc.assert(
      fc.property(fc.webPath({ size: 'small' }), fc.webPath(), (folder, rest) => {
        fc.pre(folder.startsWith('/') && !/[*$#]/.test(folder))
        const robots = `User-agent: *\nDisallow: ${folder}\n`
        assert.deepEqual(forbiddenFor(robots, folder + rest, []), ['*'])
      }),
    )
  })
})
