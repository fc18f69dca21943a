import assert from 'node:assert/strict'
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { diskStore } from '../../src/build/disk-store.ts'
import { type Blob, MissingBlobError, type Store } from '../../src/build/store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const bytes = Buffer.from('What a build has made.')
const others = Buffer.from('And what another has.')

/** The names of the blobs that are on the disk. */
function blobsIn(folder: string): string[] {
  return readdirSync(join(folder, 'blobs')).sort()
}

function commit(store: Store, ...blobs: readonly Blob[]): void {
  store.commit({ blobs, contents: blobs.length })
}

/** A folder in which a build has left these bytes. */
function leftBehind(): { folder: ReturnType<typeof temporaryFolder>; blob: Blob; file: string } {
  const folder = temporaryFolder()
  const store = diskStore(folder.path, 'code')
  store.load()
  const blob = store.write(bytes)
  commit(store, blob)
  return { folder, blob, file: join(folder.path, 'blobs', blob.name) }
}

describe('diskStore', () => {
  it('gives the next build what one has left', () => {
    const { folder, blob } = leftBehind()
    using _ = folder
    const next = diskStore(folder.path, 'code')
    assert.equal(next.load()?.contents, 1)
    assert.deepEqual(Buffer.from(next.open(blob)?.bytes ?? []), bytes)
    assert.deepEqual(Buffer.from(next.read(blob, 5, 7)), bytes.subarray(5, 12))
  })

  it('gives nothing to other code', () => {
    const { folder, blob } = leftBehind()
    using _ = folder
    const next = diskStore(folder.path, 'other code')
    assert.equal(next.load(), undefined)
    assert.equal(next.open(blob), undefined)
  })

  for (const [what, change] of Object.entries({
    'has been edited to the same length': (file: string) => writeFileSync(file, 'x'.repeat(22)),
    'has become longer': (file: string) => appendFileSync(file, 'x'),
    'has lost its end': (file: string) => writeFileSync(file, 'What'),
    'is gone': (file: string) => rmSync(file),
  })) {
    it(`does not have a blob that ${what}, until it is written again`, () => {
      const { folder, blob, file } = leftBehind()
      using _ = folder
      change(file)
      utimesSync(folder.path, 1, 1)
      const next = diskStore(folder.path, 'code')
      next.load()
      assert.equal(next.open(blob), undefined)
      next.write(bytes)
      assert.deepEqual(Buffer.from(next.open(blob)?.bytes ?? []), bytes)
    })
  }

  it('tells when bytes go while they are needed', () => {
    const { folder, blob, file } = leftBehind()
    using _ = folder
    const next = diskStore(folder.path, 'code')
    next.load()
    rmSync(file)
    assert.throws(() => next.open(blob)?.bytes, MissingBlobError)
    assert.throws(() => next.read(blob, 0, 1), MissingBlobError)
  })

  it('drops what is found to be damaged', () => {
    const { folder, blob, file } = leftBehind()
    using _ = folder
    const next = diskStore(folder.path, 'code')
    next.load()
    writeFileSync(file, 'x'.repeat(22))
    assert.throws(() => next.open(blob)?.bytes, MissingBlobError)
    assert.deepEqual(blobsIn(folder.path), [])
  })

  it('knows nothing after it was cleared, until the next build has ended', () => {
    const { folder, blob } = leftBehind()
    using _ = folder
    const next = diskStore(folder.path, 'code')
    next.clear()
    assert.equal(next.load(), undefined)
    assert.equal(next.open(blob), undefined)
    commit(next, next.write(others))
    assert.equal(next.load()?.contents, 1)
  })

  it('starts anew when its manifest is broken, or all of it is gone', () => {
    const { folder } = leftBehind()
    using _ = folder
    writeFileSync(join(folder.path, 'manifest'), '{"code":"code"')
    assert.equal(diskStore(folder.path, 'code').load(), undefined)
    rmSync(folder.path, { recursive: true })
    const next = diskStore(folder.path, 'code')
    assert.equal(next.load(), undefined)
    commit(next, next.write(bytes))
    assert.equal(diskStore(folder.path, 'code').load()?.contents, 1)
  })

  it('takes for a manifest only what a build has written', () => {
    const { folder } = leftBehind()
    using _ = folder
    const manifest = join(folder.path, 'manifest')
    const written = readFileSync(manifest, 'utf8')
    const [digest = '', text = ''] = written.split('\n')
    const others = fc.json().map((json) => [json, `${digest}\n${json}`])
    const lacking = fc
      .constantFrom(...Object.keys(JSON.parse(text)))
      .map((key) => [`${digest}\n${JSON.stringify({ ...JSON.parse(text), [key]: undefined })}`])
    const cut = fc.nat(written.length - 1).map((end) => [written.slice(0, end)])
    const property = fc.property(fc.oneof(others, lacking, cut), (texts) => {
      for (const one of texts) {
        writeFileSync(manifest, one)
        assert.equal(diskStore(folder.path, 'code').load(), undefined)
      }
    })
    fc.assert(property)
    writeFileSync(manifest, written)
    assert.equal(diskStore(folder.path, 'code').load()?.contents, 1)
  })

  it('writes again what is gone since the last build of the same process', () => {
    using folder = temporaryFolder()
    const store = diskStore(folder.path, 'code')
    store.load()
    commit(store, store.write(bytes))
    rmSync(folder.path, { recursive: true })
    store.load()
    const blob = store.write(bytes)
    assert.deepEqual(Buffer.from(store.open(blob)?.bytes ?? []), bytes)
  })

  it('has what was left before when a build breaks off', () => {
    const { folder, blob } = leftBehind()
    using _ = folder
    const broken = diskStore(folder.path, 'code')
    broken.load()
    broken.write(others)
    const next = diskStore(folder.path, 'code')
    assert.equal(next.load()?.contents, 1)
    assert.deepEqual(Buffer.from(next.open(blob)?.bytes ?? []), bytes)
  })

  it('has all of the one that ends last of two builds at once', () => {
    using folder = temporaryFolder()
    const [first, second] = [diskStore(folder.path, 'code'), diskStore(folder.path, 'code')]
    first.load()
    second.load()
    const [one, both] = [first.write(bytes), second.write(bytes)]
    const own = second.write(others)
    commit(second, both, own)
    commit(first, one)
    const next = diskStore(folder.path, 'code')
    assert.equal(next.load()?.contents, 1)
    assert.deepEqual(Buffer.from(next.open(one)?.bytes ?? []), bytes)
  })

  it('deletes what a build that broke off has written in part, once it is old', () => {
    const { folder, blob } = leftBehind()
    using _ = folder
    const manifest = join(folder.path, 'manifest')
    rmSync(manifest)
    mkdirSync(manifest)
    const broken = diskStore(folder.path, 'code')
    broken.load()
    assert.throws(() => commit(broken, broken.write(bytes)))
    const parts = blobsIn(folder.path).filter((name) => name !== blob.name)
    assert.equal(parts.length, 1)
    const old = new Date('2026-01-01')
    for (const part of parts) utimesSync(join(folder.path, 'blobs', part), old, old)
    rmSync(manifest, { recursive: true })
    const next = diskStore(folder.path, 'code')
    next.load()
    commit(next, next.write(bytes))
    assert.deepEqual(blobsIn(folder.path), [blob.name])
  })

  it('deletes what neither the last build nor the one before it needs, once it is old', () => {
    const { folder, blob } = leftBehind()
    using _ = folder
    const old = new Date('2026-01-01')
    utimesSync(join(folder.path, 'blobs', blob.name), old, old)
    const second = diskStore(folder.path, 'code')
    second.load()
    const kept = second.write(others)
    commit(second, kept)
    assert.deepEqual(blobsIn(folder.path), [blob.name, kept.name].sort())
    const third = diskStore(folder.path, 'code')
    third.load()
    commit(third, kept)
    assert.deepEqual(blobsIn(folder.path), [kept.name])
  })
})
