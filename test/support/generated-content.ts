import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { projectRoot } from './run-cli.ts'

const topicCount = 10
const firstPublished = Date.UTC(2025, 0, 1)
const hours = 60 * 60 * 1000

// Words without a meaning of their own: no reader shall take a generated text for news.
const words =
  'harbour lantern ferry meadow granite willow ledger compass orchard saddle timber copper basket river candle marble anchor velvet thistle ember'.split(
    ' ',
  )

/**
 * Writes a content folder with so many articles of 3 to 5 KB in ten topics, an article every seven
 * hours. Equal numbers give equal bytes.
 */
export function writeGeneratedContent(folder: string, count: number): void {
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  write('site.yaml', siteText)
  write('topics.yaml', Array.from({ length: topicCount }, (_, topic) => topicText(topic)).join(''))
  for (let index = 0; index < count; index += 1) {
    write(generatedArticlePath(index), generatedArticle(index))
  }
  copyFileSync(join(projectRoot, 'content/icon.png'), join(folder, 'articles/picture.png'))
}

/** The file of an article, in the content folder. */
export function generatedArticlePath(index: number): string {
  return `articles/${slugOf(index)}.md`
}

/** The text of an article; every fifth links to the one before, every tenth shows a picture. */
export function generatedArticle(index: number): string {
  const draw = drawFrom(index + 1)
  const published = new Date(firstPublished + index * 7 * hours).toISOString().slice(0, 19)
  const topics = [index % topicCount, (index * 3 + 1) % topicCount]
  const link =
    index % 5 === 4 ? `See also [the one before](${slugOf(index - 1)}.md) and *what follows*.` : ''
  const picture = index % 10 === 3 ? '![A drawing of a sheet](picture.png)' : ''
  const parts = Array.from({ length: 6 + draw(4) }, (_, part) =>
    part % 3 === 2 ? `## ${phrase(draw, 4)}\n\n${listText(draw)}` : paragraph(draw),
  )
  return `---
title: ${titleOf(index)}
id: tag:generated.example,2025:${index.toString(36).padStart(6, '0')}
published: ${published}Z
summary: ${phrase(draw, 12)} of article ${index}.
topics: [${[...new Set(topics)].map((topic) => `topic-${topic}`).join(', ')}]
tags: [${words[draw(words.length)]}, ${phrase(draw, 2)}]
---

${[...parts, link, picture].filter((text) => text !== '').join('\n\n')}
`
}

const siteText = `title: Generated site
description: A site of generated articles, to measure with.
url: https://generated.example
language: en
timeZone: Europe/Istanbul
ids:
  authority: generated.example
  date: "2025"
authors:
  desk:
    name: Generated desk
    kind: organisation
`

function topicText(topic: number): string {
  return `topic-${topic}:
  title: Topic ${topic}
  description: Generated articles of topic ${topic}.
  keywords: [${words[topic]}]
`
}

function slugOf(index: number): string {
  return `article-${String(index).padStart(4, '0')}`
}

function titleOf(index: number): string {
  return `Article ${index} on ${phrase(drawFrom(index + 7919), 4)}`
}

function paragraph(draw: (below: number) => number): string {
  const sentences = Array.from({ length: 5 + draw(3) }, () => {
    const text = phrase(draw, 8 + draw(8))
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`
  })
  return `${sentences.join(' ')} It is **${phrase(draw, 2)}**, [as told](https://source.example/${draw(1000)}).`
}

function listText(draw: (below: number) => number): string {
  return Array.from({ length: 3 }, () => `- ${phrase(draw, 6)}`).join('\n')
}

function phrase(draw: (below: number) => number, length: number): string {
  return Array.from({ length }, () => words[draw(words.length)]).join(' ')
}

/** Numbers that look random and are the same in every run: a generator of Park and Miller. */
function drawFrom(seed: number): (below: number) => number {
  let state = (seed * 48271) % 2147483647
  return (below) => {
    state = (state * 48271) % 2147483647
    return state % below
  }
}
