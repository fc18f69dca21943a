import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { HtmlValidate } from 'html-validate'
import type { LocalWorker } from '../../src/commands/local-worker.ts'
import { startSite } from '../support/local-site.ts'
import { rawRequest } from '../support/raw-request.ts'
import { completePages, samplePages } from './site-pages.ts'

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // Both ways of writing are valid, and authors may use either.
    'void-style': 'off',
    // The site is the only one that could change its own files.
    'require-sri': ['error', { target: 'crossorigin' }],
  },
})

const sites: [content: string, pages: Readonly<Record<string, string>>][] = [
  ['content', { ...samplePages, 'page that does not exist': '/no-page/' }],
  ['test/complete-site', completePages],
]

for (const [content, pages] of sites) {
  describe(`the HTML of ${content}`, () => {
    let site: LocalWorker
    before(async () => {
      site = await startSite(content)
    })
    after(() => site.stop())

    for (const [name, path] of Object.entries(pages)) {
      it(`is valid: ${name}`, async () => {
        const headers = { 'Sec-Fetch-Dest': 'document' }
        const { body } = await rawRequest(site.origin + path, { headers })
        const { results } = await validator.validateString(body.toString())
        assert.deepEqual(
          results.flatMap(({ messages }) =>
            messages.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`),
          ),
          [],
        )
      })
    }
  })
}
