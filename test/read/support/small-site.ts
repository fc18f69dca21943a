import type { Content } from '../../../src/model/content.ts'
import type { Problem } from '../../../src/model/problem.ts'
import { readContent } from '../../../src/read/read-content.ts'
import type { SourceFile } from '../../../src/read/source/source-file.ts'
import { now } from '../../support/local-site.ts'

const settings = {
  'site.yaml': `title: Harbour news
description: What happens in the harbour.
url: https://harbour.example
language: en
timeZone: Europe/Istanbul
ids: { authority: harbour.example, date: "2025" }
authors: { desk: { name: Harbour desk } }
`,
  'topics.yaml': `ferries:
  title: Ferries
  description: News on the ferries.
  keywords: [ferry]
`,
}

/** Front matter that is in order, and seven lines long with the empty line below it. */
export const frontMatter = `---
title: The ferry runs again
id: tag:harbour.example,2025:4f1a9c2e
published: 2025-03-01
topics: [ferries]
---

`

/** Files in memory; a function stands for a file that may refuse to be read. */
export type Files = Readonly<Record<string, string | Uint8Array | (() => Uint8Array)>>

function sourceFile([path, content]: [string, Files[string]]): SourceFile {
  if (typeof content === 'function') return { path, read: content }
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const picture = { type: 'image/png', width: 600, height: 600 }
  return { path, read: () => bytes, ...(path.endsWith('.png') && { picture }) }
}

/** What is read from a site in order to which these files are added. */
export function readSite(files: Files): { content: Content } | { problems: Problem[] } {
  const all: Files = { ...settings, ...files }
  return readContent(Object.entries(all).map(sourceFile), {
    root: 'content',
    feedFiles: ['rss.xml', 'atom.xml', 'feed.json'],
    sitePaths: ['/feeds/'],
    now,
  })
}

/** The problems of a site, none when it is in order. */
export function problemsOf(files: Files): Problem[] {
  const read = readSite(files)
  return 'problems' in read ? read.problems : []
}

/** The content of a site that is in order. */
export function contentOf(files: Files): Content {
  const read = readSite(files)
  if ('problems' in read) throw new Error(JSON.stringify(read.problems, null, 2))
  return read.content
}
