import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { inspectHtml } from '../../src/read/body/inspect-html.ts'
import { renderMarkdown } from '../../src/read/body/render-markdown.ts'
import { articleMarkdown } from '../../src/render/article-markdown.ts'
import { articleText, contentOf } from '../support/memory-content.ts'
import { plainSite } from '../support/plain-site.ts'

const settings = {
  ...plainSite,
  'topics.yaml': 'ferries: { title: Ferries, description: On ferries., keywords: [ferry] }\n',
}

async function markdownOf(
  fields: Readonly<Record<string, unknown>>,
  body: string,
): Promise<string> {
  const facts = { title: 'A title', id: 'tag:a.example,2025:1', published: '2025-03-01' }
  const text = articleText({ ...facts, topics: ['ferries'], ...fields }, body)
  const { site, articles } = await contentOf({ ...settings, 'articles/ferry.md': text })
  const [article] = articles
  assert.ok(article)
  return articleMarkdown(site.url, article)
}

const word = fc.constantFrom(
  ...'ferry *boat* _sea_ `code` # + - 1. > | ~ [a] (b) <b> & &amp; \\ ! $ ☑ Çeşme https: a_b_c **'.split(
    ' ',
  ),
)
const line = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '))

describe('articleMarkdown', () => {
  it('starts with the title and the summary, and ends with corrections and source', async () => {
    const text = await markdownOf(
      {
        summary: 'In short.',
        corrections: [{ date: '2025-03-02', text: 'It was late.' }],
        source: { name: 'Port', url: 'https://port.example/a' },
      },
      'The text.',
    )
    assert.equal(
      text,
      `# A title

> In short.

Desk, 2025-03-01T00:00:00Z, 2025-03-02T00:00:00Z, <https://harbour.example/articles/ferry/>

The text.

Correction, 2025-03-02T00:00:00Z: It was late.

Source: [Port](https://port.example/a)
`,
    )
  })

  it('says the same as the article, whatever its words look like', async () => {
    await fc.assert(
      fc.asyncProperty(line, line, async (title, paragraph) => {
        const html = `<p>${paragraph.replace(/[<>&]/g, (one) => `&#${one.charCodeAt(0)};`)}</p>`
        const body = articleText(
          { title, id: 'tag:a.example,2025:1', published: '2025-03-01', topics: ['ferries'] },
          html,
        )
        const { site, articles } = await contentOf({ ...settings, 'articles/ferry.html': body })
        const [article] = articles
        assert.ok(article)
        const shown = inspectHtml(renderMarkdown(articleMarkdown(site.url, article), 'ferry')).text
        assert.ok(shown.startsWith(article.title), shown)
        assert.ok(shown.endsWith(inspectHtml(article.html).text), shown)
      }),
    )
  })
})
