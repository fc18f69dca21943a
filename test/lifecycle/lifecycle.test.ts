import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { rawRequest } from '../support/raw-request.ts'
import { type ChangingSite, type Edits, startChangingSite } from './changing-site.ts'
import { type Edge, startEdge } from './edge.ts'
import {
  article,
  idOf,
  siteText,
  topicsText,
  topicsWithoutTrains,
  topicsWithShips,
} from './harbour-site.ts'
import type { Reader, ReaderProgram, StoredItem } from './reader.ts'
import { readers } from './readers.ts'

// The life of a site from its first day on. Each step starts where the one before it ended, with all
// items read.

const feeds = ['rss.xml', 'atom.xml', 'topics/boats/rss.xml', 'topics/trains/atom.xml']
const ferry = {
  name: 'ferry',
  title: 'The ferry runs again',
  published: '2025-02-01T09:00:00Z',
  topics: ['boats'],
}
const quay = {
  name: 'quay',
  title: 'Rails on the quay',
  published: '2025-02-02T09:00:00Z',
  topics: ['boats', 'trains'],
}
const tram = {
  name: 'tram',
  title: 'A tram to the harbour',
  published: '2025-02-03T09:00:00Z',
  topics: ['trains'],
}
const light = {
  name: 'light',
  title: 'The lighthouse is painted',
  published: '2025-02-04T09:00:00Z',
  topics: ['boats'],
}
const articles = [ferry, light, quay, tram]

let site: ChangingSite
let edge: Edge
const subscribed = new Map<string, Reader>()

before(async () => {
  // The build knows the articles as ones to come; the clock of the Worker has passed them.
  site = await startChangingSite(
    {
      'site.yaml': siteText('old.example'),
      'topics.yaml': topicsText,
      ...Object.fromEntries(
        articles.map((one) => [`articles/${one.name}.md`, article(one, `About the ${one.name}.`)]),
      ),
    },
    new Date('2025-01-01T00:00:00Z'),
  )
  edge = await startEdge(site.origin)
  const addresses = feeds.map((path) => `http://old.example/${path}`)
  for (const { name, skip, subscribe } of readers) {
    if (skip === false) subscribed.set(name, subscribe(addresses, edge.port))
  }
})

after(async () => {
  for (const reader of subscribed.values()) reader[Symbol.dispose]()
  await edge[Symbol.asyncDispose]()
  await site[Symbol.asyncDispose]()
})

interface Poll extends Pick<ReaderProgram, 'followsMoves'> {
  reader: Reader
  earlier: readonly StoredItem[]
  later: readonly StoredItem[]
}

/** A step: the site is edited and deployed, and each reader polls once. */
function step(title: string, edits: Edits, tests: () => void): void {
  describe(title, () => {
    before(() => site.publish(edits))
    tests()
  })
}

function inEachReader(title: string, check: (poll: Poll) => void | Promise<void>): void {
  for (const { name, skip, followsMoves } of readers) {
    it(`${title}, in ${name}`, { skip }, async () => {
      const reader = subscribed.get(name)
      assert.ok(reader)
      edge.taken()
      const earlier = reader.items()
      await reader.poll()
      await check({ reader, followsMoves, earlier, later: reader.items() })
      reader.markRead()
    })
  }
}

/** The items with changes to the one of this name. */
function withChange(
  items: readonly StoredItem[],
  name: string,
  change: Partial<StoredItem>,
): StoredItem[] {
  return items.map((item) => (item.id === idOf(name) ? { ...item, ...change } : item))
}

/** The address of a page as those who know it ask for it, and what they get. */
async function asked(address: string): Promise<{ status: number; location?: string }> {
  const { host, pathname } = new URL(address)
  const headers = { host, 'x-forwarded-proto': 'https' }
  const answer = await rawRequest(`${site.origin}${pathname}`, { headers })
  const { location } = answer.headers
  return { status: answer.status, ...(location !== undefined && { location }) }
}

describe('the first poll', () => {
  inEachReader('shows every article once', ({ later }) => {
    const expected = articles.map(({ name, title }) => ({
      id: idOf(name),
      title,
      link: `https://old.example/articles/${name}/`,
      text: `<p>About the ${name}.</p>`,
      read: false,
    }))
    assert.deepEqual(later, expected)
  })
})

describe('a poll when nothing has changed', () => {
  // Newsboat asks the second time as it did the first time, since it keeps no validators of that.
  inEachReader('changes nothing', async ({ reader, earlier, later }) => {
    assert.deepEqual(later, earlier)
    edge.taken()
    await reader.poll()
    assert.deepEqual(
      edge.taken().map(({ status }) => status),
      feeds.map(() => 304),
    )
    assert.deepEqual(reader.items(), earlier)
  })
})

step(
  'an article whose file is renamed',
  {
    'articles/ferry.md': undefined,
    'articles/night-ferry.md': article({ ...ferry, aliases: ['ferry'] }, 'About the ferry.'),
  },
  () => {
    inEachReader('is the same item at its new address', ({ earlier, later }) => {
      const link = 'https://old.example/articles/night-ferry/'
      assert.deepEqual(later, withChange(earlier, 'ferry', { link }))
    })

    it('is found by its old address in one hop', async () => {
      const old = await asked('https://old.example/articles/ferry/')
      assert.deepEqual(old, { status: 308, location: '/articles/night-ferry/' })
      assert.equal((await asked('https://old.example/articles/night-ferry/')).status, 200)
    })
  },
)

const newTram = {
  ...tram,
  title: 'A water tram to the harbour',
  topics: ['boats'],
  updated: '2025-03-01T09:00:00Z',
}

step(
  'an article with another title, topic and text',
  { 'articles/tram.md': article(newTram, 'It swims.') },
  () => {
    inEachReader('is the same item, read as it was, with the edit', ({ earlier, later }) => {
      const change = { title: newTram.title, text: '<p>It swims.</p>' }
      assert.deepEqual(later, withChange(earlier, 'tram', change))
    })
  },
)

step(
  'an edit that its author does not date',
  { 'articles/light.md': article(light, 'It is white now.') },
  () => {
    inEachReader('is shown too', ({ earlier, later }) => {
      assert.deepEqual(later, withChange(earlier, 'light', { text: '<p>It is white now.</p>' }))
    })
  },
)

const pier = {
  name: 'pier',
  title: 'A pier is planned',
  published: '2024-12-01T09:00:00Z',
  topics: ['boats'],
}

step(
  'an article that is added with an old date',
  { 'articles/pier.md': article(pier, 'About the pier.') },
  () => {
    inEachReader('is there once, as the only new one', ({ earlier, later }) => {
      const added = later.filter(({ read }) => !read)
      assert.deepEqual(
        added.map(({ id }) => id),
        [idOf('pier')],
      )
      assert.deepEqual(
        later.filter(({ read }) => read),
        earlier,
      )
    })
  },
)

step('a site that moves to another domain', { 'site.yaml': siteText('new.example') }, () => {
  inEachReader(
    'has the same items, which link to the new one',
    async ({ reader, followsMoves, ...poll }) => {
      const moved = poll.earlier.map((item) => ({
        ...item,
        link: item.link.replace('//old.example/', '//new.example/'),
      }))
      assert.deepEqual(poll.later, moved)
      const followed = edge.taken().map(({ url, status }) => `${status} ${url}`)
      assert.deepEqual(
        followed,
        feeds.flatMap((path) => [
          `308 http://old.example/${path}`,
          `200 http://new.example/${path}`,
        ]),
      )
      const host = followsMoves ? 'new.example' : 'old.example'
      assert.deepEqual(
        reader.subscriptions(),
        feeds.map((path) => `http://${host}/${path}`),
      )
      await reader.poll()
      const last = edge.taken().filter(({ url }) => url.startsWith('http://new.example/'))
      assert.deepEqual(
        last.map(({ status }) => status),
        feeds.map(() => 304),
      )
      assert.deepEqual(reader.items(), moved)
    },
  )

  it('is found by the old address of a renamed article in one hop', async () => {
    const old = await asked('https://old.example/articles/ferry/')
    assert.deepEqual(old, {
      status: 308,
      location: 'https://new.example/articles/night-ferry/',
    })
  })
})

step(
  'an article that is retracted',
  {
    'articles/quay.md': `---\nid: ${idOf('quay')}\nremoved: 2025-04-01T09:00:00Z\ntopics: [boats, trains]\n---\n`,
  },
  () => {
    inEachReader('brings nothing back and leaves all other items alone', ({ earlier, later }) => {
      const others = (items: readonly StoredItem[]) => items.filter(({ id }) => id !== idOf('quay'))
      assert.deepEqual(others(later), others(earlier))
      assert.ok(later.length >= earlier.length - 1 && later.length <= earlier.length)
      const statuses = edge.taken().map(({ status }) => status)
      assert.equal(statuses.filter((status) => status === 200).length, feeds.length)
    })

    it('is gone, and told as deleted in Atom', async () => {
      assert.equal((await asked('https://new.example/articles/quay/')).status, 410)
      const { body } = await rawRequest(`${site.origin}/atom.xml`)
      assert.match(body.toString(), new RegExp(`<at:deleted-entry ref="${idOf('quay')}"`))
    })
  },
)

const newQuay = { ...quay, topics: ['boats'], updated: '2025-05-01T09:00:00Z' }

step(
  'an article that is published again',
  { 'articles/quay.md': article(newQuay, 'The rails are back.') },
  () => {
    inEachReader('is there once, with its new text', ({ earlier, later }) => {
      assert.deepEqual(later, withChange(earlier, 'quay', { text: '<p>The rails are back.</p>' }))
      assert.equal(later.filter(({ id }) => id === idOf('quay')).length, 1)
    })

    it('has its page again', async () => {
      assert.equal((await asked('https://new.example/articles/quay/')).status, 200)
    })
  },
)

step('a topic that is given up', { 'topics.yaml': topicsWithoutTrains }, () => {
  inEachReader('takes no item with it', ({ reader, followsMoves, ...poll }) => {
    assert.deepEqual(poll.later, poll.earlier)
    const trains = edge.taken().filter(({ url }) => url.includes('/topics/trains/'))
    assert.equal(trains.at(-1)?.status, 410)
    assert.equal(reader.subscriptions().length, feeds.length - (followsMoves ? 1 : 0))
  })
})

const onShips = { topics: ['ships'] }

step(
  'a topic whose slug is renamed',
  {
    'topics.yaml': topicsWithShips,
    'articles/night-ferry.md': article({ ...ferry, ...onShips }, 'About the ferry.'),
    'articles/light.md': article({ ...light, ...onShips }, 'It is white now.'),
    'articles/pier.md': article({ ...pier, ...onShips }, 'About the pier.'),
    'articles/quay.md': article({ ...newQuay, ...onShips }, 'The rails are back.'),
    'articles/tram.md': article({ ...newTram, ...onShips }, 'It swims.'),
  },
  () => {
    inEachReader(
      'has the same items under its new address',
      ({ reader, followsMoves, ...poll }) => {
        assert.deepEqual(poll.later, poll.earlier)
        const ships = edge.taken().filter(({ url }) => url.endsWith('/topics/ships/rss.xml'))
        assert.deepEqual(
          ships.map(({ status }) => status),
          [200],
        )
        const slug = followsMoves ? 'ships' : 'boats'
        assert.ok(reader.subscriptions().some((url) => url.endsWith(`/topics/${slug}/rss.xml`)))
      },
    )
  },
)
