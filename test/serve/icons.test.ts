import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { bundleMemory } from '../../src/bundle/bundle-memory.ts'
import { iconFiles } from '../../src/bundle/icon-files.ts'
import type { LocalWorker } from '../../src/commands/local-worker.ts'
import { startSite } from '../support/local-site.ts'
import { type RawResponse, rawRequest } from '../support/raw-request.ts'
import { siteUrl } from './sample-site.ts'

describe('the icon of the site', () => {
  let site: LocalWorker
  before(async () => {
    site = await startSite('content')
  })
  after(() => site.stop())

  const get = async (path: string): Promise<RawResponse> => {
    const answer = await rawRequest(site.origin + path)
    assert.equal(answer.status, 200, path)
    return answer
  }

  /** The picture at the address that the document names. */
  async function sizeNamed(path: string, form: RegExp): Promise<[number, number]> {
    const { body } = await get(path)
    const address = form.exec(body.toString())?.[1] ?? ''
    const { headers, body: bytes } = await get(address.replace(siteUrl, ''))
    assert.equal(headers['content-type'], 'image/png', address)
    assert.match(headers['cache-control'] ?? '', /immutable/, address)
    const { width, height } = await sharp(bytes).metadata()
    return [width, height]
  }

  it('is in every feed, in the size that its readers show', async () => {
    assert.deepEqual(await sizeNamed('/rss.xml', /<image>\s*<url>([^<]+)/), [144, 144])
    assert.deepEqual(await sizeNamed('/atom.xml', /<icon>([^<]+)/), [512, 512])
    assert.deepEqual(await sizeNamed('/feed.json', /"icon": "([^"]+)/), [512, 512])
    assert.deepEqual(await sizeNamed('/feed.json', /"favicon": "([^"]+)/), [64, 64])
  })

  it('is on every page, for tabs and for home screens', async () => {
    for (const path of ['/', '/topics/flights/', '/feeds/']) {
      assert.deepEqual(await sizeNamed(path, /rel="apple-touch-icon" href="([^"]+)/), [180, 180])
      const png = /rel="icon" type="image\/png" href="([^"]+)/
      assert.deepEqual(await sizeNamed(path, png), [512, 512])
    }
  })

  it('is where programs look for it unasked', async () => {
    const { headers, body } = await get('/favicon.ico')
    assert.match(headers['content-type'] ?? '', /^image\/(?:x-icon|vnd\.microsoft\.icon)$/)
    // Reserved, type icon, and the count of pictures.
    assert.deepEqual([body.readUInt16LE(0), body.readUInt16LE(2), body.readUInt16LE(4)], [0, 1, 3])
    assert.deepEqual(
      [0, 1, 2].map((index) => body.readUInt8(6 + 16 * index)),
      [16, 32, 48],
    )
  })
})

describe('iconFiles', () => {
  it('turns a photograph as it is seen', async () => {
    const left = {
      create: { width: 300, height: 600, channels: 3, background: '#ff0000' },
    } as const
    const bytes = await sharp({ create: { ...left.create, width: 600, background: '#0000ff' } })
      .composite([{ input: await sharp(left).png().toBuffer(), left: 0, top: 0 }])
      .withMetadata({ orientation: 3 })
      .jpeg()
      .toBuffer()
    const address = { folder: 'https://a.example/media/x/icons' }
    const [icon] = await iconFiles({ bytes }, address, bundleMemory().files)
    assert.equal(icon?.path, 'media/x/icons/64.png')
    const [red = 0, , blue = 0] = await sharp(icon.bytes).raw().toBuffer()
    assert.ok(blue > 200 && red < 60, `${red} ${blue}`)
  })
})

describe('what every page loads', () => {
  it('is asked for again after a day, since its path has no hash', async () => {
    const site = await startSite('content')
    try {
      for (const path of ['/style.css', '/copy.js']) {
        const { status, headers } = await rawRequest(site.origin + path)
        assert.equal(status, 200, path)
        assert.match(headers['cache-control'] ?? '', /^public, max-age=86400, /, path)
        assert.equal(headers['x-content-type-options'], 'nosniff', path)
      }
    } finally {
      await site.stop()
    }
  })
})
