import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after } from 'node:test'
import { describeWalks } from '../serve/feeds/describe-walks.ts'
import { writeGeneratedContent } from '../support/generated-content.ts'
import { now } from '../support/local-site.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

for (const count of [1_000, 10_000]) {
  const content = temporaryFolder()
  after(() => content[Symbol.dispose]())
  writeGeneratedContent(content.path, count)
  dateBack(join(content.path, 'articles'))
  const site = { content: content.path, at: now, topic: 'topic-3' }
  describeWalks(`a walk through ${count.toLocaleString('en')} articles`, site)
}

/** Ten thousand articles take eight years, and the runtime has the clock of this machine. */
function dateBack(folder: string): void {
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.md'))) {
    const file = join(folder, name)
    // A multiple of four, so that leap days stay ones.
    const text = readFileSync(file, 'utf8').replace(
      /(?<=^published: )\d{4}/m,
      (year) => `${Number(year) - 12}`,
    )
    writeFileSync(file, text)
  }
}
