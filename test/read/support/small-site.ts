import type { Content } from '../../../src/model/content.ts'
import type { Problem } from '../../../src/model/problem.ts'
import type { SourceFile } from '../../../src/read/source/source-file.ts'
import { type ReadContent, readFiles, withoutProblems } from '../../support/read-files.ts'

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
export function readSite(files: Files): Promise<ReadContent | { problems: Problem[] }> {
  const all: Files = { ...settings, ...files }
  return readFiles(Object.entries(all).map(sourceFile))
}

/** The problems of a site, none when it is in order. */
export async function problemsOf(files: Files): Promise<Problem[]> {
  const read = await readSite(files)
  return 'problems' in read ? read.problems : []
}

/** The articles of a site that is in order, as values that have all of their texts. */
export async function articlesOf(files: Files): Promise<object[]> {
  return (await contentOf(files)).articles.map((article) => {
    const { summary, summaryFromText, image, enclosure, corrections, html } = article
    const whole = { ...article, summary, summaryFromText, image, enclosure, corrections, html }
    return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined))
  })
}

/** The content of a site that is in order. */
export async function contentOf(files: Files): Promise<Content> {
  return withoutProblems(await readSite(files)).content
}
