import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { articleText, asciiJson } from '../support/memory-content.ts'
import { plainSite } from '../support/plain-site.ts'
import { projectRoot } from '../support/run-cli.ts'

export const siteUrl = 'https://harbour.example'

/** The moment of the build: what it holds for later has come and gone when the tests run. */
export const builtAt = new Date('2025-06-01T00:00:00Z')

/** Writes a content folder with one thing of each kind that an address can lead to. */
export function writePlacesContent(folder: string): void {
  mkdirSync(join(folder, 'articles'), { recursive: true })
  const write = (path: string, text: string): void => writeFileSync(join(folder, path), text)
  const site = JSON.parse(plainSite['site.yaml'] ?? '')
  const oldFeeds = {
    '/blog/index.xml': '/atom.xml',
    '/category/boats/feed/': '/topics/boats/rss.xml',
    // Other rules have these paths, too.
    '/media': '/rss.xml',
    '/topics/rowing/feed': '/topics/boats/rss.xml',
  }
  write('site.yaml', asciiJson({ ...site, oldFeeds, window: { items: 2, days: 1 } }))
  write(
    'topics.yaml',
    asciiJson({
      boats: { title: 'Boats', description: 'All boats.', keywords: ['boat'], aliases: ['ships'] },
      piers: { title: 'Piers', description: 'All piers.', keywords: ['pier'] },
    }),
  )
  for (let day = 1; day <= 9; day += 1) {
    write(`articles/boat-${day}.md`, article(`Boat ${day}`, { published: `2025-03-0${day}` }))
  }
  const old = { published: '2025-02-01', aliases: ['old-ferry', '/2019/ferry/'], topics: ['piers'] }
  write('articles/ferry.md', article('Ferry', old, '![The ferry](ferry.png)'))
  write('articles/arrives.md', article('Arrives', { published: '2025-07-01' }))
  const leaving = { published: '2025-03-20', expires: '2025-08-01' }
  write('articles/leaves.md', article('Leaves', leaving, '![A poster](poster.png)'))
  write('articles/far.md', article('Far', { published: '2999-01-01', aliases: ['farther'] }))
  write('articles/taken.md', articleText({ id: idOf('Taken'), removed: '2025-04-01' }, ''))
  for (const name of ['icon', 'articles/ferry', 'articles/poster']) {
    copyFileSync(join(projectRoot, 'content/icon.png'), join(folder, `${name}.png`))
  }
}

function article(title: string, fields: Readonly<Record<string, unknown>>, body = ''): string {
  const text = `The text of ${title}.\n\n${body}\n`
  return articleText({ title, id: idOf(title), topics: ['boats'], ...fields }, text)
}

function idOf(title: string): string {
  return `tag:harbour.example,2025:${title.toLowerCase().replaceAll(' ', '-')}`
}
