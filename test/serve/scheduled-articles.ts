import { now } from '../support/local-site.ts'
import { documentsWith } from './sample-site.ts'

export const appears = new Date('2026-11-02T09:00:00Z')
export const expires = new Date('2026-11-03T09:00:00Z')

/** Files of an article that appears, and of one that expires, after the time of the build. */
export const scheduledFiles = {
  'articles/to-come.md': `---
title: The article to come
id: tag:istanbul-talks.example,2025:to-come
published: ${appears.toISOString()}
topics: [visas]
aliases: [early-name, /old/path]
---

Nobody may read this too early.
`,
  'articles/passing.md': `---
title: The passing article
id: tag:istanbul-talks.example,2025:passing
published: 2026-10-30T09:00:00Z
expires: ${expires.toISOString()}
topics: [flights]
aliases: [passing-name]
---

Nobody may read this too late.
`,
}

/** What the sample site has of each of the articles, and when. */
export const scheduled = [
  {
    title: 'The article to come',
    path: '/articles/to-come/',
    moves: ['/articles/early-name/', '/articles/early-name', '/old/path', '/articles/to-come'],
    documents: documentsWith('visas'),
    change: appears,
    hidden: [now, shift(appears, -1)],
    visible: [appears, shift(appears, 1), shift(expires, 1)],
  },
  {
    title: 'The passing article',
    path: '/articles/passing/',
    moves: ['/articles/passing-name/', '/articles/passing-name', '/articles/passing'],
    documents: documentsWith('flights'),
    change: expires,
    hidden: [expires, shift(expires, 1)],
    visible: [now, appears, shift(expires, -1)],
  },
]

/** The moment that many milliseconds later. */
export function shift(moment: Date, milliseconds: number): Date {
  return new Date(moment.getTime() + milliseconds)
}
