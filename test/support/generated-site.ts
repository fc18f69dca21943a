import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { articleText } from './memory-content.ts'
import { temporaryFolder } from './temporary-folder.ts'

const minute = 60_000
const last = Date.UTC(2026, 9, 30)

/** A content folder with the settings of the sample site and so many articles of usual length. */
export function generatedSite(count: number): Disposable & { path: string } {
  const folder = temporaryFolder()
  for (const file of ['site.yaml', 'topics.yaml', 'icon.png']) {
    cpSync(join('content', file), join(folder.path, file))
  }
  const topics = topicsOf(folder.path)
  const articles = join(folder.path, 'articles')
  mkdirSync(articles)
  for (let number = 0; number < count; number += 1) {
    writeFileSync(join(articles, `report-${number}.md`), report(number, topics))
  }
  return folder
}

function topicsOf(folder: string): string[] {
  return Object.keys(parse(readFileSync(join(folder, 'topics.yaml'), 'utf8')))
}

/** Each links to the one before it. */
function report(number: number, topics: readonly string[]): string {
  const published = new Date(last - number * 300 * minute).toISOString().replace('.000', '')
  const fields = {
    title: `Report number ${number}`,
    id: `tag:istanbul-talks.example,2025:report-${number}`,
    published,
    summary: `What report number ${number} says in one sentence.`,
    topics: [topics[number % topics.length]],
    authors: ['desk'],
  }
  const before = number === 0 ? '' : `\n\nIt follows [another](report-${number - 1}.md).`
  return articleText(fields, paragraphs(number).join('\n\n') + before)
}

function paragraphs(number: number): string[] {
  return Array.from({ length: 8 }, (_, index) =>
    `Paragraph ${index} of report ${number} tells of a meeting, of those who took part in it and of what they said afterwards. `.repeat(
      4,
    ),
  )
}
