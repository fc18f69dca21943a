import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { visitVariants } from '../../../src/commands/doctor/visit-variants.ts'

/** The addresses that are asked for those of a feed, with the name of each. */
async function asked(feed: string, slash = false): Promise<Record<string, string>> {
  const ask = async () => ({ failure: 'nobody is asked' })
  const variants = await visitVariants(feed, { ask, slash })
  return Object.fromEntries(variants.map(({ name, url }) => [name, url]))
}

describe('visitVariants', () => {
  it('asks for http and www of a whole name', async () => {
    assert.deepEqual(await asked('https://news.example/topics/a/rss.xml'), {
      'upper case': 'https://news.example/topics/a/rss.xml',
      http: 'http://news.example/topics/a/rss.xml',
      www: 'https://www.news.example/topics/a/rss.xml',
      'http, www': 'http://www.news.example/topics/a/rss.xml',
    })
  })

  it('asks for a name without its www', async () => {
    const { 'without www': bare, www } = await asked('https://www.news.example/rss.xml')
    assert.deepEqual([bare, www], ['https://news.example/rss.xml', undefined])
  })

  it('knows names below those of a country', async () => {
    const { www } = await asked('https://news.co.uk/rss.xml')
    assert.equal(www, 'https://www.news.co.uk/rss.xml')
  })

  it('asks for no www of a name below another', async () => {
    const names = Object.keys(await asked('https://blog.news.example/rss.xml', true))
    assert.deepEqual(names, ['slash', 'upper case', 'http'])
  })

  it('asks for nothing that nobody can set', async () => {
    for (const host of ['harbour.news.workers.dev', 'news.example:8443']) {
      assert.deepEqual(Object.keys(await asked(`https://${host}/rss.xml`)), ['upper case'])
    }
    assert.deepEqual(Object.keys(await asked('http://news.example/rss.xml')), ['upper case'])
  })
})
