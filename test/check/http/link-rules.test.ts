import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { linkRules } from '../../../src/check/http/link-rules.ts'
import type { FoundLink, LinkedAddress } from '../../../src/check/http/linked-address.ts'

const link: FoundLink = {
  from: 'https://harbour.example/',
  place: 'a href',
  embedded: false,
  fragment: 'arrival',
}

const picture: FoundLink = {
  from: 'https://harbour.example/',
  place: 'img src',
  embedded: true,
  mediaType: 'image/*',
}

const pageAddress: LinkedAddress = {
  url: 'https://harbour.example/articles/ship/',
  status: 200,
  mediaType: 'text/html',
  ids: new Set(['arrival']),
  links: [link],
}

const pictureAddress: LinkedAddress = {
  url: 'https://harbour.example/media/ship.png',
  status: 200,
  mediaType: 'image/png',
  links: [picture, { ...link, mediaType: 'image/png' }],
}

const next: FoundLink = {
  from: 'https://harbour.example/archives/1/rss.xml',
  place: 'atom:link href',
  embedded: false,
  mediaType: 'application/rss+xml',
  rel: 'next-archive',
}

const nextAddress: LinkedAddress = {
  url: 'https://harbour.example/archives/after-1/rss.xml',
  status: 307,
  mediaType: 'application/rss+xml',
  movedTo: { url: 'https://harbour.example/rss.xml', status: 200 },
  links: [next],
}

const movedTo = { url: 'https://harbour.example/articles/new-ship/', status: 200 }

// Each differs from a sound address in one thing.
const broken: Readonly<Record<string, readonly LinkedAddress[]>> = {
  'link-broken': [
    { ...pageAddress, status: 404 },
    { url: pageAddress.url, failure: 'nothing answers', links: [link] },
    { ...pageAddress, status: 308, movedTo: { ...movedTo, status: 404 } },
    { ...nextAddress, movedTo: { url: 'https://harbour.example/rss.xml', status: 404 } },
  ],
  'media-broken': [
    { ...pictureAddress, status: 404, links: [picture] },
    { ...pictureAddress, mediaType: 'text/html', links: [picture] },
    { ...pictureAddress, mediaType: 'image/jpeg' },
  ],
  'link-redirected': [{ ...pageAddress, status: 308, movedTo }],
  'link-next-archive': [
    { ...nextAddress, status: 308 },
    { url: nextAddress.url, status: 200, mediaType: 'application/rss+xml', links: [next] },
  ],
  'link-fragment': [{ ...pageAddress, links: [{ ...link, fragment: 'departure' }] }],
}

function firedIds(address: LinkedAddress): string[] {
  return linkRules.filter(({ find }) => find(address).length > 0).map(({ id }) => id)
}

describe('linkRules', () => {
  it('have nothing against a sound page, picture and archive', () => {
    assert.deepEqual(firedIds(pageAddress), [])
    assert.deepEqual(firedIds(nextAddress), [])
    assert.deepEqual(firedIds(pictureAddress), [])
  })

  for (const [id, samples] of Object.entries(broken)) {
    it(`find ${id} and nothing else`, () => {
      for (const sample of samples) assert.deepEqual(firedIds(sample), [id])
    })
  }

  it('have a broken sample each', () => {
    const ids = linkRules.map(({ id }) => id)
    assert.deepEqual(Object.keys(broken).toSorted(), ids.toSorted())
  })

  it('tell once of a link that stands on many pages', () => {
    const links = ['/', '/a/', '/b/'].map((path) => ({
      ...link,
      from: `https://harbour.example${path}`,
    }))
    const findings = linkRules.flatMap(({ find }) => find({ ...pageAddress, status: 404, links }))
    assert.deepEqual(findings, [
      {
        address: 'https://harbour.example/',
        field: 'a href, as in 2 more documents',
        found: '404 at https://harbour.example/articles/ship/',
        expected: '200',
      },
    ])
  })

  it('tell of each part that a page lacks', () => {
    const links = ['one', 'two', 'one', ''].map((fragment) => ({ ...link, fragment }))
    const findings = linkRules.flatMap(({ find }) => find({ ...pageAddress, links }))
    assert.deepEqual(
      findings.map(({ found }) => found),
      ['#one', '#two'],
    )
  })

  it('let a redirect lead to another site', () => {
    const away = { url: 'https://elsewhere.example/' }
    assert.deepEqual(firedIds({ ...pageAddress, status: 308, movedTo: away }), ['link-redirected'])
  })
})
