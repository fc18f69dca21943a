import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after } from 'node:test'
import { now } from '../../support/local-site.ts'
import { copyOf } from '../../support/temporary-folder.ts'
import { describeWalks } from './describe-walks.ts'

// All five would fit into the feed.
const content = copyOf('content')
after(() => content[Symbol.dispose]())
const settings = join(content.path, 'site.yaml')
const text = readFileSync(settings, 'utf8')
writeFileSync(settings, text.replace(/^window:\n( .*\n?)+/m, 'window: {items: 1, days: 0}\n'))

describeWalks('a walk through five articles', {
  content: content.path,
  at: now,
  topic: 'embassies',
})
