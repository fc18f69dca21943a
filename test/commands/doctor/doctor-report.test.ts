import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { clients } from '../../../src/check/live/clients.ts'
import { doctorReport } from '../../../src/commands/doctor/doctor-report.ts'
import type { Diagnosis, Examination } from '../../../src/commands/doctor/examination.ts'

const site = 'https://harbour.example'

function feed(path: string, refused?: string): Examination['feeds'][number] {
  return {
    url: site + path,
    clients: clients.map(({ name }) => {
      const ok = name !== refused
      return { client: name, ok, words: ok ? '200 gzip, 304' : '403 challenge' }
    }),
  }
}

const refusal: Diagnosis = {
  rule: 'live-challenge',
  level: 'error',
  sentence: 'No client has to prove that it is a person.',
  address: `${site}/rss.xml`,
  also: [`${site}/atom.xml`],
  field: 'cf-mitigated',
  found: '403 with a challenge',
  expected: '200 and the feed',
  harms: 'No reader can solve a challenge.',
  remedy: `Switch it off${', wherever it is'.repeat(8)}.`,
  clients: ['Feedly'],
}

const lost: Diagnosis = {
  rule: 'http-304-length',
  level: 'warning',
  sentence: 'A 304 does not tell the length of a body.',
  address: `${site}/rss.xml`,
  field: 'Content-Length',
  found: '7 in a 304',
  expected: 'no such header',
  clients: [],
}

const examination: Examination = {
  ok: false,
  address: site,
  site,
  counts: { error: 1, warning: 1, hint: 0 },
  findings: [lost, refusal],
  feeds: [
    feed('/rss.xml', 'Feedly'),
    feed('/atom.xml', 'Feedly'),
    feed('/feed.json'),
    feed('/topics/boats/rss.xml'),
    feed('/topics/trains/rss.xml', 'Feedly'),
  ],
  notes: ['TLSv1.3; the certificate is valid for 60 more days.'],
  requests: 120,
}

function reportIn(columns: number, colour = false): string {
  return doctorReport(examination, { columns, colour })
}

describe('doctorReport', () => {
  it('fits into a terminal of 80 characters, without colour where there is none', () => {
    const long = { ...lost, sentence: `${'A long sentence. '.repeat(9)}At its end it is told.` }
    const all = { ...examination, findings: [...examination.findings, { ...long, rule: 'http-x' }] }
    const report = doctorReport(all, { columns: 80, colour: false })
    for (const text of [reportIn(80), report]) {
      assert.ok(text.split('\n').every((line) => line.length <= 80))
    }
    assert.match(report, /^ {9}.*At its end it is told\.\s+http-x$/m)
    assert.ok(!reportIn(80).includes('\u001b'))
    assert.ok(reportIn(80, true).includes('\u001b['))
  })

  it('has a row for each client and a cell for each feed', () => {
    const rows = reportIn(80).split('\n')
    const head = rows.findIndex((row) => /rss\.xml +atom\.xml +feed\.json$/.test(row))
    assert.match(rows[head + 4] ?? '', /^ {2}Feedly +✗ 403 challenge +✗ 403 challenge +✓ 200 gzip/)
    assert.equal(rows.filter((row) => /^ {2}Feedly /.test(row)).length, 2)
  })

  it('takes a line for further folders in which all is well', () => {
    assert.match(reportIn(80), /^\/topics\/boats\/ {2}✓ 1 feed, 9 clients$/m)
    assert.match(reportIn(80), /^\/topics\/trains\/$/m)
  })

  it('tells the worst first, with whom it harms and what to do', () => {
    const report = reportIn(80)
    const places = [
      /^error {4}No client has to prove that it is a person\. {2}live-challenge$/m,
      /^ {9}at {8}https:\/\/harbour\.example\/rss\.xml and 1 other address$/m,
      /^ {9}as {8}Feedly$/m,
      /^ {9}harms {5}No reader can solve a challenge\.$/m,
      /^ {9}do {8}Switch it off, wherever it is,/m,
      /^warning {2}A 304 does not tell/m,
      /^ {9}do {8}docs\/rules\.md, http-304-length$/m,
      /^TLSv1\.3; the certificate/m,
      /^1 error, 1 warning in 5 feeds, with 120 requests$/m,
    ].map((part) => report.search(part))
    assert.ok(
      places.every((place) => place >= 0),
      String(places),
    )
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    )
  })
})
