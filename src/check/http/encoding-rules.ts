import type { Finding, Rule } from '../rule.ts'
import { addressRule, documentKinds } from './address-rule.ts'
import { headerOf, sameContent } from './exchange.ts'
import { stableRules } from './stable-rules.ts'
import { present } from './status-rules.ts'
import { answersOf, type VisitedAddress } from './visited-address.ts'

// Below a packet there is nothing to win.
const worthCompressing = 1400

const unaskedRule = addressRule({
  id: 'http-gzip-unasked',
  level: 'error',
  sentence: 'Only those who ask for compressed bytes get them.',
  kinds: documentKinds,
  after: present,
  find({ exchanges: { plain } }) {
    const found = plain && headerOf(plain.answer, 'content-encoding')
    if (found === undefined || found === 'identity') return []
    return [{ field: 'Content-Encoding', found, expected: 'none without Accept-Encoding' }]
  },
})

const brokenRule = addressRule({
  id: 'http-gzip-broken',
  level: 'error',
  sentence: 'Compressed bytes give the document when they are decompressed.',
  kinds: documentKinds,
  after: [...present, ...stableRules],
  find: (visited) => [...undecodable(visited), ...differing(visited)],
})

const uncompressedRule = addressRule({
  id: 'http-uncompressed',
  level: 'hint',
  sentence: 'Those who ask for compressed bytes get them.',
  kinds: ['feed', 'list'],
  after: present,
  find({ exchanges: { gzip } }) {
    if (!gzip || gzip.answer.body.length < worthCompressing) return []
    if (headerOf(gzip.answer, 'content-encoding') !== undefined) return []
    const found = `${gzip.answer.body.length} bytes, not compressed`
    return [{ field: 'Content-Encoding', found, expected: 'gzip' }]
  },
})

/** Whether everybody can read the bytes. */
export const encodingRules: readonly Rule<VisitedAddress>[] = [
  unaskedRule,
  brokenRule,
  uncompressedRule,
]

function undecodable(visited: VisitedAddress): Finding[] {
  return answersOf(visited)
    .flatMap(({ fault }) => fault ?? [])
    .slice(0, 1)
    .map((found) => ({ field: 'body', found, expected: 'a document that can be decoded' }))
}

function differing({ exchanges: { plain, gzip } }: VisitedAddress): Finding[] {
  if (!plain?.answer.content || !gzip?.answer.content) return []
  const { status } = gzip.answer
  if (status !== 200) return [{ field: 'status', found: `${status} for gzip`, expected: '200' }]
  if (sameContent(plain.answer, gzip.answer)) return []
  const expected = 'the bytes of the plain answer'
  return [{ field: 'body', found: 'another document when compressed', expected }]
}
