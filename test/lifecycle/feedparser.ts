import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { missingTool } from '../support/debian-tool.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import type { Reader, ReaderProgram, StoredItem } from './reader.ts'

const run = promisify(execFile)
const python = '/usr/bin/python3'
const program = join(import.meta.dirname, 'simple_reader.py')

interface Store {
  subscriptions: { url: string }[]
  items: Record<string, Omit<StoredItem, 'id'>>
}

/** A small reader on feedparser; its store is a JSON file. */
export const feedparser: ReaderProgram = {
  name: 'a reader on feedparser',
  skip: missingTool(python, ['-c', 'import feedparser'], 'python3-feedparser'),
  followsMoves: true,
  subscribe(feeds, proxy): Reader {
    const folder = temporaryFolder()
    const file = join(folder.path, 'store.json')
    const load = (): Store => JSON.parse(readFileSync(file, 'utf8'))
    const save = (store: Store): void => writeFileSync(file, JSON.stringify(store))
    save({ subscriptions: feeds.map((url) => ({ url })), items: {} })
    return {
      async poll() {
        const env = { ...process.env, http_proxy: `http://127.0.0.1:${proxy}`, no_proxy: '' }
        await run(python, [program, file], { env })
      },
      items: () =>
        Object.entries(load().items)
          .map(([id, item]) => ({ id, ...item }))
          .sort((a, b) => (a.id < b.id ? -1 : 1)),
      markRead() {
        const { items, ...store } = load()
        const read = Object.entries(items).map(([id, item]) => [id, { ...item, read: true }])
        save({ ...store, items: Object.fromEntries(read) })
      },
      subscribeTo: (others) => save({ ...load(), subscriptions: others.map((url) => ({ url })) }),
      subscriptions: () => load().subscriptions.map(({ url }) => url),
      [Symbol.dispose]: () => folder[Symbol.dispose](),
    }
  },
}
