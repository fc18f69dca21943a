import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findAll, textContent } from 'domutils'
import { parseDocument } from 'htmlparser2'
import type { PageSite } from '../../src/model/page-site.ts'
import { type Format, formats } from '../../src/render/formats.ts'
import { pageSiteOf } from '../../src/render/pages/page-site.ts'
import { type FeedFilter, previewPage } from '../../src/render/pages/preview-page.ts'
import { refusedPage } from '../../src/render/pages/refused-page.ts'
import { articleText, asciiJson, contentOf } from '../support/memory-content.ts'
import { plainSite } from '../support/plain-site.ts'

const files = { style: '/style.css', script: '/copy.js' }

const { site, topics } = await contentOf({
  ...plainSite,
  'topics.yaml': asciiJson({
    ships: { title: 'Ships', description: 'On ships.', keywords: ['ship'] },
  }),
  'articles/ship.md': articleText(
    { title: 'A', id: 'tag:a.example,2025:1', published: '2025-03-01', topics: ['ships'] },
    'It sails.',
  ),
})

function siteIn(language: string): PageSite {
  return pageSiteOf({ ...site, language }, topics, files)
}

/** The elements of that name, as attributes and text. */
function elements(page: string, name: string): { attribs: Record<string, string>; text: string }[] {
  return findAll((element) => element.name === name, parseDocument(page).children).map(
    (element) => ({ attribs: element.attribs, text: textContent(element).trim() }),
  )
}

const channel = {
  id: 'tag:a.example,2025:feeds/topics/ships',
  path: '/topics/ships/',
  title: 'Ships – Harbour',
  name: 'Ships',
  description: 'On ships.',
}
const filter: FeedFilter = {
  query: 'any=a%26b,c&not=d',
  title: ' – a&b or c, without <d>',
  description: ' This feed is filtered: about “a&b” or “c”, without “<d>”.',
}

async function pageAbout(format: Format, language = 'en'): Promise<string> {
  return await previewPage(siteIn(language), { channel, format, filter }, '<p>Items</p>')
}

describe('previewPage of a filtered feed', () => {
  for (const format of formats) {
    const others = formats.filter((other) => other !== format)

    it(`leads to the same selection in every format, and to its source: ${format.name}`, async () => {
      const page = await pageAbout(format)
      const addresses = elements(page, 'a').map(({ attribs }) => attribs['href'] ?? '')
      const filtered = addresses.filter((address) => /^\/topics\/ships\/./.test(address))
      assert.deepEqual(filtered, [
        ...others.map(({ file }) => `/topics/ships/${file}?${filter.query}`),
        `/topics/ships/${format.file}?${filter.query}&raw`,
        `/topics/ships/${format.file}`,
      ])
      const links = elements(page, 'link').filter(({ attribs }) => attribs['rel'] === 'alternate')
      assert.deepEqual(
        links.map(({ attribs }) => attribs['href']),
        [format, ...others].map(
          ({ file }) => `https://harbour.example/topics/ships/${file}?${filter.query}`,
        ),
      )
      assert.equal(links[0]?.attribs['title'], `${channel.title}${filter.title} (${format.name})`)
    })

    it(`offers the address with the selection to services: ${format.name}`, async () => {
      const page = await pageAbout(format)
      const address = `https://harbour.example/topics/ships/${format.file}?${filter.query}`
      assert.equal(elements(page, 'code')[0]?.text, address)
      const services = elements(page, 'a').filter(({ attribs }) => attribs['rel'] === 'noopener')
      assert.ok(services.length > 0)
      for (const { attribs, text } of services)
        assert.ok(attribs['href']?.includes(encodeURIComponent(address)), text)
    })
  }

  it('says what the filter is, and leads out of it', async () => {
    const page = await pageAbout(formats[0])
    assert.equal(elements(page, 'h1')[0]?.text, 'Ships – Harbour – a&b or c, without <d>')
    assert.equal(elements(page, 'd').length, 0)
    assert.ok(elements(page, 'p').some(({ text }) => text === filter.description.trim()))
    const links = elements(page, 'a')
    const [whole, own] = links.slice(links.findIndex(({ text }) => text === 'The whole feed'))
    assert.deepEqual(whole, { attribs: { href: '/topics/ships/rss.xml' }, text: 'The whole feed' })
    assert.deepEqual(own, { attribs: { href: '/feeds/#compose' }, text: 'Make your own feed' })
  })
})

describe('previewPage of a whole feed', async () => {
  it('has no filter anywhere', async () => {
    const [format] = formats
    const page = await previewPage(siteIn('en'), { channel, format }, '<p>Items</p>')
    assert.equal(elements(page, 'h1')[0]?.text, 'Ships – Harbour')
    const addresses = elements(page, 'a').map(({ attribs }) => attribs['href'] ?? '')
    assert.ok(addresses.includes('/topics/ships/atom.xml'))
    assert.ok(addresses.includes('/topics/ships/rss.xml?raw'))
    assert.ok(!addresses.includes('/feeds/#compose'))
    assert.equal(elements(page, 'code')[0]?.text, 'https://harbour.example/topics/ships/rss.xml')
  })
})

describe('refusedPage', async () => {
  const problems = [
    { parameter: 'since', found: '`<b>`', expected: 'a day', suggestion: 'write 2025-03-01' },
    { parameter: 'limit', found: '`0`', expected: 'a whole number from 1 to 200' },
  ]

  it('says what is wrong with which parameter and what is allowed', async () => {
    const page = await refusedPage(siteIn('en'), [], problems)
    assert.equal(elements(page, 'h1')[0]?.text, 'This address is not right')
    assert.deepEqual(
      elements(page, 'li')
        .map(({ text }) => text.split(/\s*\n\s*/))
        .filter(([first]) => /^(?:since|limit)/.test(first ?? '')),
      [
        ['since: <b>', 'Allowed: a day', 'write 2025-03-01'],
        ['limit: 0', 'Allowed: a whole number from 1 to 200'],
      ],
    )
    assert.equal(elements(page, 'b').length, 0)
    assert.ok(elements(page, 'a').some(({ attribs }) => attribs['href'] === '/feeds/#compose'))
  })

  it('shows values as code, wherever they stand', async () => {
    const page = await refusedPage(
      siteIn('en'),
      [],
      [
        {
          parameter: 'until',
          found: '`2025-03`',
          expected: '`2025-03-01` or later',
          suggestion: 'write `2025-03-02`',
        },
      ],
    )
    const codes = elements(page, 'code').map(({ text }) => text)
    assert.deepEqual(codes, ['until', '2025-03', '2025-03-01', '2025-03-02'])
    assert.ok(!page.includes('`'))
  })

  it('has no address of its own', async () => {
    const page = await refusedPage(siteIn('en'), [], problems)
    assert.ok(elements(page, 'meta').some(({ attribs }) => attribs['content'] === 'noindex'))
    assert.ok(elements(page, 'link').every(({ attribs }) => attribs['rel'] !== 'canonical'))
  })

  it('marks what is English on a page in another language', async () => {
    const page = await refusedPage(siteIn('ar'), [], problems)
    const english = [...elements(page, 'span'), ...elements(page, 'p')]
      .filter(({ attribs }) => attribs['lang'] === 'en' && attribs['dir'] === 'ltr')
      .map(({ text }) => text)
    assert.deepEqual(english, [
      '<b>',
      'a day',
      '0',
      'a whole number from 1 to 200',
      'write 2025-03-01',
    ])
  })
})
