import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { problemReport } from '../../src/commands/problem-report.ts'
import { loadFiles } from '../../src/read/source/load-files.ts'
import { measurePictures } from '../../src/read/source/measure-pictures.ts'
import { readFiles } from '../support/read-files.ts'

const sites = join(import.meta.dirname, '../sites')
const reports = join(import.meta.dirname, '../golden/reports')

async function reportOf(site: string): Promise<string> {
  const root = `test/sites/${site}`
  const files = await measurePictures(loadFiles(join(sites, site)))
  const read = await readFiles(files, { root })
  return 'problems' in read ? `${problemReport(read.problems, false)}\n` : 'no problems\n'
}

describe('the report of a broken site', () => {
  for (const site of readdirSync(sites).sort()) {
    it(`is complete and exact: ${site}`, async () => {
      const golden = join(reports, `${site}.txt`)
      const report = await reportOf(site)
      if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, report)
      assert.equal(report, readFileSync(golden, 'utf8').replaceAll('\r\n', '\n'))
    })
  }

  it('has a site for every golden file', () => {
    const names = readdirSync(reports).map((name) => name.replace(/\.txt$/, ''))
    assert.deepEqual(names.sort(), readdirSync(sites).sort())
  })
})
