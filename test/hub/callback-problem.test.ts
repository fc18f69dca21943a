import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { callbackProblem } from '../../src/hub/callback-problem.ts'
import { callbackUrl } from '../../src/hub/callback-url.ts'

const ownHosts = ['harbour.example', 'feedmill.reader.workers.dev']
const problemOf = (callback: string): string | undefined => callbackProblem(callback, ownHosts)

describe('callbackProblem', () => {
  for (const callback of [
    'https://reader.example/callback?a=b&c',
    'https://reader.example:8443/',
    'HTTPS://READER.example',
    'https://93.184.216.34/x',
    'https://[2606:2800:220:1::1]/',
    'https://bücher.example/',
    'https://reader.harbour.example/',
    'https://fd-reader.example/',
    'https://localhost.example/',
  ]) {
    it(`takes ${callback}`, () => assert.equal(problemOf(callback), undefined))
  }

  const inner = /is not in the public network/
  for (const [callback, problem] of [
    ['reader.example', /begins with https/],
    ['http://reader.example/', /begins with https/],
    ['ftp://reader.example/', /begins with https/],
    ['https:reader.example', /begins with https/],
    ['https://reader.example/a b', /begins with https/],
    [' https://reader.example/', /begins with https/],
    ['https://reader.example/\nx', /begins with https/],
    ['https://', /begins with https/],
    [`https://reader.example/${'x'.repeat(2048)}`, /longer than 2048/],
    ['https://me@reader.example/', /user name/],
    ['https://me:secret@reader.example/', /user name/],
    ['https://reader.example/#', /fragment/],
    ['https://reader.example/#a', /fragment/],
    ['https://reader.example:25/', /port below 1024/],
    ['https://harbour.example/hub', /back to this site/],
    ['https://HARBOUR.example./hub', /back to this site/],
    ['https://www.harbour.example/', /back to this site/],
    ['https://harbour.example:8443/', /back to this site/],
    ['https://feedmill.reader.workers.dev/', /back to this site/],
    ...[
      'localhost',
      'localhost.',
      'a.localhost',
      'printer.local',
      'db.internal',
      'metadata.google.internal',
      'router.lan',
      'nas.home.arpa',
      'reader',
      'reader.',
      'x.onion',
      '127.0.0.1',
      '127.1',
      '2130706433',
      '0x7f.1',
      '0177.0.0.1',
      '0x7f000001',
      '127.0.0.1.',
      '0.0.0.0',
      '0',
      '10.0.0.1',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '100.64.0.1',
      '100.100.100.200',
      '169.254.169.254',
      '168.63.129.16',
      '192.0.0.192',
      '192.0.2.1',
      '198.18.0.1',
      '224.0.0.1',
      '240.0.0.1',
      '255.255.255.255',
      '１２７.０.０.１',
      '127。0。0。1',
      '[::]',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[::ffff:93.184.216.34]',
      '[::ffff:7f00:1]',
      '[::127.0.0.1]',
      '[64:ff9b::7f00:1]',
      '[64:ff9b:1::1]',
      '[2002:7f00:1::]',
      '[2001::1]',
      '[2001:db8::1]',
      '[fe80::1]',
      '[fc00::1]',
      '[fd00:ec2::254]',
      '[fec0::1]',
      '[ff02::1]',
      '[100::1]',
      '[4000::1]',
    ].map((host) => [`https://${host}/`, inner] as const),
  ] as const) {
    it(`refuses ${callback.slice(0, 60).trim()}`, () => {
      assert.match(problemOf(callback) ?? '', problem)
    })
  }

  it('refuses a private address in any notation that addresses have', () => {
    const byte = fc.nat(255)
    const inside = fc.oneof(
      fc.tuple(fc.constantFrom(10, 127, 0), byte, byte, byte),
      fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
      fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
      fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte),
      fc.tuple(fc.integer({ min: 224, max: 255 }), byte, byte, byte),
    )
    fc.assert(
      fc.property(inside, fc.nat(6), (bytes, notation) => {
        assert.match(problemOf(`https://${written(bytes, notation)}/`) ?? '', inner)
      }),
    )
  })

  it('never throws, and takes nothing that is not https', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.string().map((text) => `https://${text}`),
    )
    fc.assert(
      fc.property(texts, (text) => {
        if (problemOf(text) === undefined) assert.equal(new URL(text).protocol, 'https:')
      }),
    )
  })
})

describe('callbackUrl', () => {
  it('joins with one sign', () => {
    for (const [callback, url] of [
      ['https://reader.example', 'https://reader.example?x=y'],
      ['https://reader.example/?', 'https://reader.example/?x=y'],
      ['https://reader.example/?a', 'https://reader.example/?a&x=y'],
      ['https://reader.example/?a&', 'https://reader.example/?a&x=y'],
      ['https://reader.example/??', 'https://reader.example/??&x=y'],
    ] as const) {
      assert.equal(callbackUrl(callback, { x: 'y' }), url)
    }
  })

  it('keeps what a callback has, and adds the parameters after it', () => {
    fc.assert(
      fc.property(
        fc.webUrl({ withQueryParameters: true }),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.string({ unit: 'binary' })),
        (callback, parameters) => {
          const url = callbackUrl(callback, parameters)
          assert.ok(url.startsWith(callback))
          const before = [...new URL(callback).searchParams]
          const after = [...new URL(url).searchParams]
          assert.deepEqual(after, [...before, ...Object.entries(parameters)])
        },
      ),
    )
  })
})

function written(bytes: readonly number[], notation: number): string {
  const number = bytes.reduce((sum, byte) => sum * 256 + byte, 0)
  const [a = 0, b = 0, c = 0, d = 0] = bytes
  const hex = (value: number): string => value.toString(16)
  return (
    [
      `${number}`,
      `0x${hex(number)}`,
      bytes.map((byte) => `0x${hex(byte)}`).join('.'),
      bytes.map((byte) => `0${byte.toString(8)}`).join('.'),
      `${a}.${b}.${c * 256 + d}`,
      `[::ffff:${bytes.join('.')}]`,
    ][notation] ?? bytes.join('.')
  )
}
