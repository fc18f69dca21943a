import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { formats } from '../../../src/render/formats.ts'
import { createWorker } from '../../../src/worker.ts'
import { articleText, asciiJson } from '../../support/memory-content.ts'
import { plainSite } from '../../support/plain-site.ts'
import { child, childrenNamed, type Tree, textOf, xmlParsers } from '../../support/xml-tree.ts'
import { contentBundle } from '../content-bundle.ts'
import { livingBundle } from '../memory-site.ts'
import { countingBundle } from './counting-bundle.ts'
import { appears, built, harbourFiles, laterFile, leaves, origin } from './harbour-feeds.ts'
import { readDocument } from './read-document.ts'

const { bundle, loads } = countingBundle(
  await contentBundle({ ...harbourFiles, ...laterFile }, built),
)
const ask = livingBundle(bundle)
const browser = { 'Sec-Fetch-Dest': 'document', Accept: 'text/html' }
const files = formats.map(({ file }) => file)

const textAt = async (path: string): Promise<string> => await (await ask(path, built)).text()

const treeAt = async (path: string): Promise<Tree> =>
  xmlParsers['libxml2']?.(await textAt(path)) ?? assert.fail('there is no parser')

function linkIn(tree: Tree, name: string, rel: string): string | undefined {
  const links = childrenNamed(tree, name).map(({ attributes }) => attributes)
  return links.find((link) => link['rel'] === rel)?.['href']
}

async function namesAt(path: string, moment = built): Promise<string[]> {
  const { ids } = readDocument(path.replace(/\?.*$/, ''), await (await ask(path, moment)).text())
  return ids.map((id) => id.replace(/^.*:/, ''))
}

/** What an answer says, and not when. */
async function stateOf(answer: Response): Promise<unknown> {
  const { status, headers } = answer
  return { status, headers: [...headers], body: await answer.text() }
}

describe('a filtered feed', () => {
  const query = 'any=elan,ships&not=world&limit=2'

  it('says in RSS what was asked for', async () => {
    const channel = child(await treeAt(`/topics/sea/rss.xml?${query}`), 'channel')
    assert.ok(channel)
    assert.equal(linkIn(channel, 'atom:link', 'self'), `${origin}/topics/sea/rss.xml?${query}`)
    assert.match(textOf(channel, 'title'), /^Sea – Harbour – elan or ships, without The World/)
    assert.match(textOf(channel, 'description'), /^On the sea\. .*“elan” or “ships”.*“The World”/)
  })

  it('says in Atom what was asked for', async () => {
    const feed = await treeAt(`/topics/sea/atom.xml?${query}`)
    assert.equal(linkIn(feed, 'link', 'self'), `${origin}/topics/sea/atom.xml?${query}`)
    assert.equal(textOf(feed, 'id'), `tag:harbour.example,2025:feeds/topics/sea?${query}`)
    assert.match(textOf(feed, 'title'), /^Sea – Harbour – elan or ships, without The World/)
    assert.match(textOf(feed, 'subtitle'), /^On the sea\. .*“elan” or “ships”.*“The World”/)
  })

  it('says in JSON what was asked for', async () => {
    const feed = JSON.parse(await textAt(`/feed.json?${query}`))
    assert.equal(feed.feed_url, `${origin}/feed.json?${query}`)
    assert.match(feed.title, /^Harbour – elan or ships, without The World/)
    assert.match(feed.description, /^The harbour\. .*“elan” or “ships”.*“The World”/)
  })

  it('says neither that it is all of the feed nor that it is an archive', async () => {
    for (const search of ['limit=2', 'limit=200', 'any=elan', 'any=none']) {
      for (const file of ['rss.xml', 'atom.xml']) {
        assert.doesNotMatch(await textAt(`/${file}?${search}`), /<fh:/, search)
      }
    }
  })

  it('is there under every alias of its feed, and tells the canonical address', async () => {
    for (const { file, aliases } of formats) {
      for (const folder of ['/', '/topics/sea/']) {
        const canonical = `${folder}${file}?any=elan`
        const plain = await ask(canonical, built)
        assert.equal(plain.headers.get('content-location'), null)
        const text = await plain.text()
        for (const alias of aliases) {
          const answer = await ask(`${folder}${alias}?any=elan`, built)
          assert.equal(answer.headers.get('content-location'), canonical, alias)
          assert.equal(await answer.text(), text, alias)
        }
      }
    }
  })

  it('moves with its topic', async () => {
    const answer = await ask('/topics/globe/feed?any=elan&limit=2', built)
    assert.equal(answer.status, 308)
    assert.equal(answer.headers.get('location'), '/topics/world/rss.xml?any=elan&limit=2')
  })

  it('has the headers of its GET in the answer to HEAD', async () => {
    const url = `${origin}/atom.xml?any=elan`
    const worker = createWorker(bundle, () => built)
    for (const headers of [{}, { 'Accept-Encoding': 'gzip' }, browser] as Record<
      string,
      string
    >[]) {
      const head = await worker.fetch(new Request(url, { method: 'HEAD', headers }))
      const get = await worker.fetch(new Request(url, { headers }))
      assert.equal(head.status, 200)
      assert.deepEqual([...head.headers], [...get.headers])
      assert.equal(await head.text(), '')
    }
  })

  it('holds as many items as one asks for, else as many as other feeds', async () => {
    assert.deepEqual(await namesAt('/rss.xml?not=nothing'), ['passing', 'day-7', 'day-6', 'day-5'])
    assert.equal((await namesAt('/rss.xml?limit=7')).length, 7)
    assert.deepEqual(await namesAt('/topics/sea/atom.xml?limit=2&any=ships'), ['day-5', 'day-3'])
  })

  it('has articles from the moment on at which they appear, until they leave', async () => {
    for (const file of files) {
      const path = `/${file}?any=elan`
      const before = ['passing', 'day-7', 'day-6']
      assert.deepEqual(await namesAt(path, appears - 1), before, file)
      assert.deepEqual(await namesAt(path, appears), ['later', ...before], file)
      assert.deepEqual(await namesAt(path, leaves - 1), ['later', ...before], file)
      assert.deepEqual(await namesAt(path, leaves), ['later', 'day-7', 'day-6'], file)
    }
  })

  it('is given whole to those who ask for new items only', async () => {
    const { headers } = await ask('/rss.xml?limit=2', built, { 'A-IM': 'feed' })
    const tag = headers.get('etag') ?? ''
    const later = await ask('/rss.xml?limit=2', appears, { 'A-IM': 'feed', 'If-None-Match': tag })
    assert.equal(later.status, 200)
    assert.match(tag, /^W\/"[^".]+"$/)
  })
})

describe('equal questions', () => {
  const canonical = 'any=elan,world&author=doe%2C%20jane&since=2026-03-01&limit=3'
  const spellings = [
    'limit=3&since=2026-03-01&author=Doe,+Jane&any=world,elan',
    'any=World,%C3%89LAN&author=DOE,%20JANE&limit=003&since=2026-03-01',
    'any=world&any=elan&author=doe,+jane&author=Doe,+Jane&limit=3&since=2026-03-01',
    'any=elan,globe,e%CC%81lan,the+world&author=doe,+jane&limit=3&since=2026-03-01',
    `${canonical}&utm_source=reader&fbclid=1&constructor=1&__proto__=x`,
    `${canonical}&limit=3&since=2026-03-01&content=full&lang=*`,
    `any=&${canonical}&any=&all=&not=&source=&lang=&until=&q=&limit=&content=`,
    `raw&${canonical}`,
  ]

  for (const file of files) {
    it(`have one address, one validator and one body in ${file}`, async () => {
      const path = `/${file}?${canonical}`
      const plain = await ask(path, built)
      const tag = plain.headers.get('etag')
      assert.equal(plain.headers.get('content-location'), null)
      const body = await plain.text()
      for (const spelling of spellings) {
        const answer = await ask(`/${file}?${spelling}`, built)
        assert.equal(answer.status, 200, spelling)
        assert.equal(answer.headers.get('content-location'), path, spelling)
        assert.equal(answer.headers.get('etag'), tag, spelling)
        assert.equal(await answer.text(), body, spelling)
      }
    })
  }

  it('are the whole feed where they ask for nothing', async () => {
    const whole = await stateOf(await ask('/rss.xml', built))
    for (const search of ['', 'utm_source=x', 'any=&q=&limit=&content=full&lang=*', 'raw']) {
      assert.deepEqual(await stateOf(await ask(`/rss.xml?${search}`, built)), whole, search)
    }
  })

  it('have other validators than other questions, and each format has its own', async () => {
    const searches = ['any=elan', 'any=ships', 'all=elan', 'any=elan&limit=9', 'any=none', 'q=none']
    const paths = [...searches, 'any=elan&content=summary'].flatMap((search) =>
      files.flatMap((file) => [`/${file}?${search}`, `/topics/sea/${file}?${search}`]),
    )
    const tags = await Promise.all(
      paths.map(async (path) => (await ask(path, built)).headers.get('etag')),
    )
    assert.equal(new Set(tags).size, paths.length)
  })
})

describe('a client that has a filtered feed', () => {
  const path = '/rss.xml?any=elan'

  it('gets 304, for which no item is read', async () => {
    const before = loads.items
    const { headers } = await ask(path, built)
    assert.ok(loads.items > before, 'loads are not counted')
    const tag = headers.get('etag') ?? ''
    const read = { ...loads }
    for (const tags of [tag, tag.replace('W/', ''), `"x", ${tag}`, '*']) {
      const answer = await ask(path, built, { 'If-None-Match': tags })
      assert.equal(answer.status, 304, tags)
      assert.equal(await answer.text(), '')
      for (const name of ['etag', 'cache-control', 'vary', 'last-modified', 'link']) {
        assert.equal(answer.headers.get(name), headers.get(name), name)
      }
    }
    assert.deepEqual(loads, read)
  })

  it('gets another one as soon as an article has come or has left', async () => {
    for (const [before, after] of [
      [appears - 1, appears],
      [leaves - 1, leaves],
    ] as const) {
      const tag = (await ask(path, before)).headers.get('etag') ?? ''
      assert.equal((await ask(path, after, { 'If-None-Match': tag })).status, 200)
    }
  })

  it('gets another one when a text has been mended without a word of it', async () => {
    const file = 'articles/day-7.md'
    const mended = (harbourFiles[file] ?? '').replace('a quiet sea', 'a calm sea')
    const later = livingBundle(await contentBundle({ ...harbourFiles, [file]: mended }, built))
    for (const { file } of formats) {
      const tag = (await ask(`/${file}?any=elan`, built)).headers.get('etag') ?? ''
      const answer = await later(`/${file}?any=elan`, built, { 'If-None-Match': tag })
      assert.equal(answer.status, 200)
      assert.match(await answer.text(), /a calm sea/)
      const other = (await ask(`/${file}?any=ships`, built)).headers.get('etag') ?? ''
      const same = await later(`/${file}?any=ships`, built, { 'If-None-Match': other })
      assert.equal(same.status, 304)
    }
  })

  it('gets 304 by the date alone', async () => {
    const { headers } = await ask(path, built)
    const date = headers.get('last-modified') ?? ''
    const answer = await ask(path, built, { 'If-Modified-Since': date })
    assert.equal(answer.status, 304)
    assert.equal((await ask(path, appears, { 'If-Modified-Since': date })).status, 200)
    assert.equal((await ask(path, leaves, { 'If-Modified-Since': date })).status, 200)
  })

  it('is told a date that is that of its items, or of the last one that left', async () => {
    const dateAt = async (search: string, moment: number) =>
      Date.parse((await ask(`/rss.xml?${search}`, moment)).headers.get('last-modified') ?? '')
    assert.equal(await dateAt('any=elan', built), Date.parse('2026-03-19T09:00:00Z'))
    assert.equal(await dateAt('any=ships', built), Date.parse('2026-03-15T09:00:00Z'))
    assert.equal(await dateAt('any=elan', appears), appears)
    assert.equal(await dateAt('any=elan', leaves), leaves)
  })

  it('keeps it no longer than until an article comes or leaves', async () => {
    const ageAt = async (moment: number): Promise<number[]> => {
      const control = (await ask(path, moment)).headers.get('cache-control') ?? ''
      const [maxAge = Number.NaN, ...stale] = control.match(/\d+/g)?.map(Number) ?? []
      return [maxAge, maxAge + Math.max(...stale)]
    }
    assert.deepEqual(await ageAt(appears - 60_500), [60, 60])
    assert.deepEqual(await ageAt(leaves - 7_000), [7, 7])
    assert.deepEqual(await ageAt(leaves), [900, 900 + 86_400])
  })

  it('is told on what the answer depends', async () => {
    for (const headers of [{}, browser] as Record<string, string>[]) {
      const answer = await ask(path, built, headers)
      assert.equal(answer.headers.get('vary'), 'Accept-Encoding, Sec-Fetch-Dest')
    }
  })
})

describe('a browser that opens a filtered feed', () => {
  it('gets a page about it', async () => {
    for (const { file, mediaType } of formats) {
      const answer = await ask(`/topics/sea/${file}?limit=2&any=Ships`, built, browser)
      const address = `${origin}/topics/sea/${file}?any=ships&limit=2`
      assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8')
      assert.match(answer.headers.get('content-security-policy') ?? '', /^default-src 'none'; /)
      const link = answer.headers.get('link')
      assert.equal(link, `<${address}>; rel="alternate"; type="${mediaType}"`)
      const page = await answer.text()
      assert.match(page, /<title>[^<]*Sea – Harbour – ships/)
      assert.ok(page.includes(address.replace('&', '&amp;')), 'the address to copy')
      const shown = page.match(/(?<=\/articles\/)[\w-]+(?=\/")/g) ?? []
      assert.deepEqual([...new Set(shown)], ['day-5', 'day-3'])
    }
  })

  it('gets the feed where it asks for its source', async () => {
    const answer = await ask('/atom.xml?any=ships&raw', built, browser)
    assert.equal(answer.headers.get('content-type'), 'application/atom+xml; charset=utf-8')
    assert.equal(await answer.text(), await textAt('/atom.xml?any=ships'))
    assert.match(answer.headers.get('content-security-policy') ?? '', /sandbox$/)
  })
})

describe('a question that cannot be answered', () => {
  const refused: [search: string, parameters: string[]][] = [
    ['limit=0', ['limit']],
    ['since=yesterday&lang=not+a+language', ['lang', 'since']],
    ['content=half&any=world&utm=1', ['content']],
    ['since=2026-02-01&until=2026-01-01', ['until']],
    ['limit=1&limit=2', ['limit']],
  ]

  for (const [search, parameters] of refused) {
    it(`is told as a problem: ${search}`, async () => {
      for (const path of [...files, 'feed', 'topics/sea/atom.xml']) {
        const answer = await ask(`/${path}?${search}`, built)
        assert.equal(answer.status, 400)
        assert.equal(answer.headers.get('content-type'), 'application/problem+json')
        assert.equal(answer.headers.get('access-control-allow-origin'), '*')
        assert.equal(answer.headers.get('etag'), null)
        const { status, title, detail, errors } = JSON.parse(await answer.text())
        assert.deepEqual({ status, title }, { status: 400, title: 'Bad Request' })
        assert.deepEqual(
          errors.map(({ parameter }: { parameter: string }) => parameter),
          parameters,
        )
        for (const { parameter, found, expected } of errors) {
          assert.ok(found !== '' && expected !== '')
          assert.ok(detail.includes(`${parameter}: ${expected}`), detail)
        }
      }
    })
  }

  it('is told to a browser as a page', async () => {
    const answer = await ask('/rss.xml?limit=%3Cb%3E', built, browser)
    assert.equal(answer.status, 400)
    assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8')
    assert.match(answer.headers.get('content-security-policy') ?? '', /^default-src 'none'; /)
    const page = await answer.text()
    assert.match(page, /<code>limit<\/code>/)
    assert.match(page, /a whole number from 1 to 200/)
    assert.ok(!page.includes('<b>'))
  })

  it('is answered with what the answer depends on, and until when it may be kept', async () => {
    for (const headers of [{}, browser] as Record<string, string>[]) {
      for (const [moment, age] of [
        [built, 60],
        [appears - 5_000, 5],
      ] as const) {
        const answer = await ask('/rss.xml?limit=0', moment, headers)
        assert.equal(answer.status, 400)
        assert.equal(answer.headers.get('vary'), 'Accept-Encoding, Sec-Fetch-Dest')
        assert.equal(answer.headers.get('cache-control'), `public, max-age=${age}`)
      }
    }
  })

  it('is told as a problem to a browser that asks for what readers get', async () => {
    const answer = await ask('/rss.xml?limit=0&raw', built, browser)
    assert.equal(answer.status, 400)
    assert.equal(answer.headers.get('content-type'), 'application/problem+json')
  })

  it('reads no file of articles', async () => {
    const before = { ...loads }
    await ask('/rss.xml?q=war&limit=0', built)
    assert.deepEqual(loads, before)
  })
})

describe('an article that is to come', () => {
  // So far before it that its moment is not near enough to shorten how long answers are kept.
  const moment = appears - 2 * 24 * 3_600_000
  const searches = [
    ...['any=elan', 'any=secret', 'all=secret,world', 'not=secret', 'source=reuters', 'lang=tr'],
    ...['source=www.reuters.example', 'author=Doe,+Jane', 'lang=*&limit=200', 'q=later'],
    ...['q=%22text+of+later%22', 'q=sea', 'since=2026-03-20', 'until=2026-03-20', 'limit=1'],
    ...['since=2026-03-20T18:00:00Z&until=2026-03-20T18:00:00Z', 'content=summary', ''],
    ...['limit=0', 'lang=t', 'since=2026-03-21&until=2026-03-20', 'limit=1&limit=2'],
  ]

  it('cannot be told by any question, nor by what is refused', async () => {
    const without = livingBundle(await contentBundle(harbourFiles, moment))
    const wholly = livingBundle(await contentBundle({ ...harbourFiles, ...laterFile }, moment))
    for (const search of searches) {
      for (const path of [...files, 'feed', 'topics/sea/rss.xml', 'api/articles', 'api/topics']) {
        for (const headers of [{}, browser, { 'A-IM': 'feed' }, { 'Accept-Encoding': 'gzip' }]) {
          const address = `/${path}?${search}`
          const [told, known] = await Promise.all(
            [wholly, without].map(
              async (site) =>
                await stateOf(await site(address, moment, headers as Record<string, string>)),
            ),
          )
          assert.deepEqual(told, known, address)
        }
      }
    }
  })
})

describe('a phrase that is looked for in a very long text', () => {
  it('is found in an older article, even where the page before has none', async () => {
    const text = `${'harbour '.repeat(25_000)}${'quiet '.repeat(25_000)}`
    const article = (number: number, body: string) => ({
      [`articles/a-${number}.md`]: articleText(
        {
          ...{ title: `A ${number}`, id: `tag:harbour.example,2025:${number}`, summary: 'A.' },
          ...{ published: `2026-03-${number}T09:00:00Z`, topics: ['sea'] },
        },
        body,
      ),
    })
    const sea = { title: 'Sea', description: 'On the sea.', keywords: ['sea'] }
    const site = { ...plainSite, 'topics.yaml': asciiJson({ sea }) }
    const content = { ...site, ...article(10, 'A quiet harbour.'), ...article(11, `${text}.`) }
    const long = livingBundle(await contentBundle(content, built))
    const at = async (path: string) =>
      readDocument('/rss.xml', await (await long(path, built)).text())
    const { ids, next = '' } = await at('/rss.xml?q=%22quiet+harbour%22')
    assert.deepEqual(ids, [])
    const following = await at(`/rss.xml${new URL(next, origin).search}`)
    assert.deepEqual(following.ids, ['tag:harbour.example,2025:10'])
  })
})

describe('articles of hundreds of kilobytes', async () => {
  const large = livingBundle(
    await contentBundle(
      {
        ...plainSite,
        'topics.yaml': asciiJson(
          Object.fromEntries(
            ['sea', 'air'].map((slug) => [
              slug,
              { title: slug, description: slug, keywords: [slug] },
            ]),
          ),
        ),
        'site.yaml': (plainSite['site.yaml'] ?? '').replace(/}$/, ',"window":{"items":1}}'),
        ...Object.fromEntries([
          // The smallest thing that takes more than a MiB in XML: five bytes for each `&`, twice.
          ...['word ', 'word ', 'word ', '& ', '', '', 'word '].map((text, number) =>
            largeArticle(number, 'sea', text.repeat([60, 78, 80, 120, 0, 0, 100][number] ?? 0)),
          ),
          ...[7, 8, 9].map((number) => largeArticle(number, 'air', 'wrd '.repeat(87))),
        ]),
      },
      built,
    ),
  )

  function largeArticle(number: number, topic: string, text: string): [string, string] {
    const fields = {
      ...{ title: `A ${number}`, id: `tag:harbour.example,2025:${number}`, summary: 'A.' },
      ...{ published: `2026-03-${19 - number}T09:00:00Z`, topics: [topic] },
    }
    return [`articles/a-${number}.md`, articleText(fields, `${text.repeat(1000)}.`)]
  }

  async function walk(start: string): Promise<string[][]> {
    const documents: string[][] = []
    let next: string | undefined = start
    while (next !== undefined) {
      const { pathname, search }: URL = new URL(next, origin)
      const text = await (await large(pathname + search, built)).text()
      const { ids, next: following } = readDocument(pathname, text)
      assert.ok(ids.length === 1 || Buffer.byteLength(text) < 2 ** 20, next)
      documents.push(ids.map((id) => id.replace(/^.*:/, '')))
      next = following
    }
    return documents
  }

  for (const file of files) {
    it(`are parted so that a document stays below a MiB: ${file}`, async () => {
      assert.deepEqual(await walk(`/topics/sea/${file}?limit=5`), [
        ['0', '1'],
        ['2'],
        ['3'],
        ['4', '5', '6'],
      ])
    })

    it(`leave room for all that says what was asked for: ${file}`, async () => {
      const labels = Array.from({ length: 19 }, (_, index) => `${index}`.padEnd(90, 'x'))
      await walk(`/${file}?limit=5&any=air,${labels.join(',')}`)
    })
  }

  it('are not parted where only summaries are asked for', async () => {
    assert.equal((await walk('/rss.xml?limit=200&content=summary'))[0]?.length, 10)
  })
})
