import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import sharp from 'sharp'
import { measurePictures } from '../../src/read/source/measure-pictures.ts'
import type { PictureFacts } from '../../src/read/source/source-file.ts'

const plain = sharp({ create: { width: 30, height: 20, channels: 3, background: '#1b4d6b' } })

async function factsOf(path: string, bytes: Uint8Array): Promise<PictureFacts | undefined> {
  const [file] = await measurePictures([{ path, read: () => bytes }])
  return file?.picture
}

describe('measurePictures', () => {
  for (const format of ['png', 'jpeg', 'gif', 'webp', 'avif'] as const) {
    it(`tells the type and the size of a picture, whatever its name says: ${format}`, async () => {
      const bytes = await plain.clone().toFormat(format).toBuffer()
      const facts = { type: `image/${format}`, width: 30, height: 20 }
      assert.deepEqual(await factsOf('boat.png', bytes), facts)
    })

    it(`finds that a picture is not whole: ${format}`, async () => {
      const bytes = await plain.clone().resize(300).toFormat(format).toBuffer()
      const half = bytes.subarray(0, Math.floor(bytes.length * 0.7))
      assert.deepEqual(await factsOf(`boat.${format}`, half), {
        fault: 'which is damaged or no picture',
      })
    })
  }

  it('tells the size of a drawing', async () => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 10"></svg>'
    const facts = { type: 'image/svg+xml', width: 24, height: 10 }
    assert.deepEqual(await factsOf('boat.svg', Buffer.from(drawing)), facts)
  })

  it('tells the size that is seen, however the camera was held', async () => {
    const bytes = await plain.clone().withMetadata({ orientation: 6 }).jpeg().toBuffer()
    assert.deepEqual(await factsOf('boat.jpg', bytes), {
      type: 'image/jpeg',
      width: 20,
      height: 30,
    })
  })

  it('refuses what is too much for a page', async () => {
    const bytes = new Uint8Array(5.5 * 2 ** 20)
    assert.deepEqual(await factsOf('boat.png', bytes), { fault: 'which has 5.5 MiB' })
  })

  it('refuses what a browser would have to unpack into too much', async () => {
    const wide = sharp({
      create: { width: 10_000, height: 5001, channels: 3, background: '#fff' },
      limitInputPixels: false,
    })
    const bytes = await wide.png({ compressionLevel: 1 }).toBuffer()
    assert.deepEqual(await factsOf('boat.png', bytes), { fault: 'which has 10000 × 5001 pixels' })
  })

  it('takes a moving picture of many frames, and refuses one of too many', async () => {
    const frame = await sharp({
      create: { width: 1000, height: 800, channels: 3, background: '#fff' },
    })
      .png()
      .toBuffer()
    const two = await sharp([frame, frame], { join: { animated: true } })
      .gif({ effort: 1, keepDuplicateFrames: true })
      .toBuffer()
    // A frame begins with its graphic control extension, and the file ends with a byte of its own.
    const control = Buffer.from([0x21, 0xf9, 0x04])
    const start = two.indexOf(control)
    const second = two.subarray(two.indexOf(control, start + 1), -1)
    const moving = (count: number): Uint8Array =>
      Buffer.concat([
        two.subarray(0, -1),
        ...Array.from({ length: count - 2 }, () => second),
        two.subarray(-1),
      ])
    const facts = { type: 'image/gif', width: 1000, height: 800 }
    assert.deepEqual(await factsOf('boat.gif', moving(3)), facts)
    assert.deepEqual(await factsOf('boat.gif', moving(630)), {
      fault: 'which has 630 pictures of 1000 × 800 pixels',
    })
  })

  it('takes a drawing of any extent', async () => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10000 8000"></svg>'
    const facts = { type: 'image/svg+xml', width: 10_000, height: 8000 }
    assert.deepEqual(await factsOf('boat.svg', Buffer.from(drawing)), facts)
  })

  it('finds damage in the middle of a photograph', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
    const photograph = sharp({
      create: { width: 800, height: 600, channels: 3, noise, background: '' },
    })
    const bytes = await photograph.jpeg().toBuffer()
    bytes.fill(0xff, 20_000, 40_000)
    assert.deepEqual(await factsOf('boat.jpg', bytes), { fault: 'which is damaged or no picture' })
  })

  it('refuses what browsers do not show, whatever its name says', async () => {
    const bytes = await plain.clone().tiff().toBuffer()
    assert.deepEqual(await factsOf('boat.png', bytes), { fault: 'which is image/tiff' })
  })

  it('tells no size of a drawing that has none in pixels', async () => {
    const sizes = [
      '',
      'width="100mm" height="50mm" viewBox="0 0 2 1"',
      'width="100%"',
      'width="300"',
    ]
    for (const size of sizes) {
      const drawing = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><path d="M0 0h9v9z"/></svg>`
      assert.deepEqual(await factsOf('boat.svg', Buffer.from(drawing)), { type: 'image/svg+xml' })
    }
  })

  it('leaves alone what is no picture by its name', async () => {
    const fail = (): never => assert.fail('it was read')
    const files = ['a.md', 'site.yaml', 'sound.mp3', 'png', 'boat.heic'].map((path) => ({
      path,
      read: fail,
    }))
    assert.deepEqual(await measurePictures(files), files)
  })

  it('keeps the order of many files', async () => {
    const files = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const width = 1 + ((index * 7) % 40)
        const bytes = await plain.clone().resize(width, 5, { fit: 'fill' }).png().toBuffer()
        return { path: `${width}.png`, read: () => bytes }
      }),
    )
    for (const { path, picture } of await measurePictures(files)) {
      assert.ok(picture && 'width' in picture)
      assert.equal(`${picture.width}.png`, path)
    }
  })
})
