import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startLocalWorker } from '../../src/commands/local-worker.ts'
import { localWords } from '../../src/render/local-words.ts'
import { dateElement } from '../../src/render/pages/date-element.ts'
import { rawRequest } from '../support/raw-request.ts'

// Every language that pages are written in, and some of their varieties.
const locales =
  'ar ar-EG de de-CH en en-GB en-US es es-MX fr fr-CA it ja pl pt pt-PT ru tr uk vi zh zh-CN'.split(
    ' ',
  )

const dates = ['2025-01-31T20:59:59Z', '2025-01-31T21:00:00Z', '2026-12-24T15:00:00Z']

describe('a date on a page', () => {
  it('is written the same at build and in the Worker', async () => {
    const source = `export default { fetch: () => Response.json(${JSON.stringify(locales)}.map((locale) =>
      ${JSON.stringify(dates)}.map((date) => new Intl.DateTimeFormat(locale,
        { dateStyle: 'long', timeZone: 'Europe/Istanbul' }).format(new Date(date))))) }`
    const modules = [{ path: 'index.js', bytes: Buffer.from(source) }]
    const worker = await startLocalWorker({ modules, assets: [] }, 0)
    try {
      const there: string[][] = JSON.parse((await rawRequest(worker.origin)).body.toString())
      for (const [index, locale] of locales.entries()) {
        const here = await Promise.all(
          dates.map(async (date) => {
            const written = localWords({ locale, timeZone: 'Europe/Istanbul' })
            const element = await dateElement({ words: written }, new Date(date))
            return element.toString().replace(/<[^>]+>/g, '')
          }),
        )
        assert.deepEqual(here, there[index], locale)
      }
    } finally {
      await worker.stop()
    }
  })
})
