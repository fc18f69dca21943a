import { after } from 'node:test'
import { describeWalks } from '../serve/feeds/describe-walks.ts'
import { writeGeneratedContent } from '../support/generated-content.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

// After the last of ten thousand.
const at = new Date('2033-01-01T00:00:00Z')

for (const count of [1_000, 10_000]) {
  const content = temporaryFolder()
  after(() => content[Symbol.dispose]())
  writeGeneratedContent(content.path, count)
  const site = { content: content.path, at, topic: 'topic-3' }
  describeWalks(`a walk through ${count.toLocaleString('en')} articles`, site)
}
