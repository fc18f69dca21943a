import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { build } from '../../../src/build.ts'
import { type LocalWorker, startLocalWorker } from '../../../src/commands/local-worker.ts'
import { moduleBudget } from '../../../src/commands/module-budget.ts'
import { problemReport } from '../../../src/commands/problem-report.ts'
import { workerCode } from '../../support/local-site.ts'
import { oldestFrom, walkClients, walkOn } from './walk-clients.ts'

interface WalkedSite {
  /** The content folder. */
  content: string
  /** The time of the build. */
  at: Date
  /** Slug of a topic whose feed is walked too. */
  topic: string
}

/** Walks through the whole history of a site in the real runtime, with each client. */
export function describeWalks(what: string, { content, at, topic }: WalkedSite): void {
  describe(what, () => {
    let site: LocalWorker
    /** The ids of all articles of a channel, the newest first. */
    let idsOf: (path: string) => string[]
    before(async () => {
      const built = await build({
        content,
        worker: await workerCode(),
        now: at,
        moduleBudget: moduleBudget(),
      })
      if ('problems' in built) throw new Error(problemReport(built.problems, false))
      const { articles } = built.content
      idsOf = (path) =>
        articles.filter(({ topics }) => path === '/' || topics.includes(topic)).map(({ id }) => id)
      site = await startLocalWorker(built.files, 0)
    })
    after(() => site.stop())

    for (const path of ['/', `/topics/${topic}/`]) {
      for (const { name, file, skip, walk } of walkClients) {
        it(`gives ${name} every article of ${path}${file} once, the newest first`, {
          skip,
        }, async () => {
          assert.deepEqual(await walk(site.origin + path + file), idsOf(path))
        })
      }

      it(`leads from the oldest document of ${path} on to the feed`, async () => {
        const feed = `${site.origin}${path}atom.xml`
        const { ids: found, addresses } = await walkOn(await oldestFrom(feed))
        assert.deepEqual(found.toSorted(), idsOf(path).toSorted())
        assert.equal(addresses.at(-1), feed)
        assert.ok(addresses.length > 1)
      })
    }
  })
}
