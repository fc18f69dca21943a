import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { missingTool } from '../support/debian-tool.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import type { Reader, ReaderProgram, StoredItem } from './reader.ts'

const run = promisify(execFile)

/** Newsboat without its screen; its store is its `cache.db`. */
export const newsboat: ReaderProgram = {
  name: 'Newsboat',
  skip: missingTool('newsboat', ['--version'], 'newsboat'),
  followsMoves: false,
  subscribe(feeds, proxy): Reader {
    const folder = temporaryFolder()
    const [home, urls, cache, config] = ['home', 'urls', 'cache.db', 'config'].map((name) =>
      join(folder.path, name),
    ) as [string, string, string, string]
    mkdirSync(home)
    writeFileSync(urls, feeds.map((feed) => `${feed}\n`).join(''))
    writeFileSync(config, `use-proxy yes\nproxy 127.0.0.1:${proxy}\nproxy-type http\n`)

    function inStore<T>(task: (store: DatabaseSync) => T): T {
      const store = new DatabaseSync(cache)
      try {
        return task(store)
      } finally {
        store.close()
      }
    }

    return {
      async poll() {
        const args = ['-u', urls, '-c', cache, '-C', config, '-x', 'reload']
        await run('newsboat', args, { env: { ...process.env, HOME: home } })
      },
      items() {
        if (!existsSync(cache)) return []
        return inStore((store) =>
          store
            .prepare('select guid, title, url, content, unread from rss_item order by guid')
            .all()
            .map(itemOf),
        )
      },
      markRead: () => inStore((store) => store.exec('update rss_item set unread = 0')),
      subscribeTo: (others) => writeFileSync(urls, others.map((feed) => `${feed}\n`).join('')),
      subscriptions: () => readFileSync(urls, 'utf8').trim().split('\n'),
      [Symbol.dispose]: () => folder[Symbol.dispose](),
    }
  },
}

function itemOf(row: Record<string, unknown>): StoredItem {
  return {
    id: String(row['guid']),
    title: String(row['title']),
    link: String(row['url']),
    text: String(row['content']),
    read: row['unread'] === 0,
  }
}
