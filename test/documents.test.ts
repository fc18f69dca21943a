import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, it } from 'node:test'

const documents = [...globSync('*.md'), ...globSync('docs/**/*.md')].sort()

/** The Markdown of a document without its code. */
function proseOf(path: string): string {
  return readFileSync(path, 'utf8')
    .replace(/^ *(```+).*?^ *\1/gms, '')
    .replace(/(`+).*?\1/g, '')
}

/** What GitHub makes of the headings of a document. */
function anchorsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8').replace(/^ *(```+).*?^ *\1/gms, '')
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** Where the links of a document lead to, but those to other sites. */
function linksOf(path: string): string[] {
  return [...proseOf(path).matchAll(/\]\(([^)\s]+)\)/g)]
    .flatMap(([, target]) => target ?? [])
    .filter((target) => !/^[a-z]+:/.test(target))
}

describe('the documents', () => {
  for (const document of documents) {
    it(`link to what is there: ${document}`, () => {
      for (const link of linksOf(document)) {
        const [file = '', anchor] = link.split('#')
        const target = file === '' ? document : join(dirname(document), file)
        assert.ok(existsSync(target), link)
        if (anchor !== undefined) assert.ok(anchorsOf(target).includes(anchor), link)
      }
    })
  }

  it('name only commands that there are', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
    for (const document of documents) {
      for (const [call, name = ''] of readFileSync(document, 'utf8').matchAll(
        /npm run (?:--silent )?([a-z]\w*)/g,
      )) {
        assert.ok(name in scripts, `${document}: ${call}`)
      }
    }
  })

  it('number decisions once, as their titles do', () => {
    const decisions = globSync('docs/decisions/*.md').sort()
    const numbers = decisions.map((path) => /(\d{4})-[a-z-]+\.md$/.exec(path)?.[1] ?? path)
    assert.equal(new Set(numbers).size, decisions.length)
    for (const [place, path] of decisions.entries()) {
      assert.match(readFileSync(path, 'utf8'), new RegExp(`^# ${Number(numbers[place])}\\. `))
    }
  })
})
