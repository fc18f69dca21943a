import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Draw, drawFrom, type ZipfWords, zipfDraw, zipfLanguages } from './zipf-words.ts'

const counts = { topics: 16, tags: 300, sources: 60, authors: 20 }
const firstPublished = Date.UTC(2018, 0, 1)
const hours = 60 * 60 * 1000

/** What a request can ask for, to be found in the content; the first of a kind is the commonest. */
export interface ZipfContent {
  topics: readonly string[]
  tags: readonly string[]
  sources: readonly string[]
  authors: readonly string[]
  /** Words of the commonest language. */
  words: readonly string[]
  slug(article: number): string
}

/**
 * Writes a content folder with so many articles of 400 to 700 words in several scripts, one every
 * seven hours from 2018 on. Words, languages, topics, tags, sources and authors are spread as in
 * real content: the r-th one has the share 1/r. Of a thousand articles twenty have expired, one is
 * to come and one is to leave long after everyone who may read this. Equal numbers give equal bytes.
 */
export function writeZipfContent(folder: string, count: number): void {
  const content = zipfContent()
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  write('site.yaml', siteText(content))
  write('topics.yaml', content.topics.map(topicText).join(''))
  const article = articleWriter(content)
  for (let index = 0; index < count; index += 1) {
    write(`articles/${slugOf(index)}.md`, article(index))
  }
}

/** What the articles are made of. */
export function zipfContent(): ZipfContent {
  const words = zipfLanguages()[0]?.words ?? []
  return {
    topics: names('topic', counts.topics),
    tags: words.slice(200, 200 + counts.tags),
    sources: names('Source', counts.sources),
    authors: names('author', counts.authors),
    words,
    slug: slugOf,
  }
}

function articleWriter(content: ZipfContent) {
  const languages = zipfLanguages()
  const language = zipfDraw(languages.length)
  const topic = some(content.topics)
  const tag = some(content.tags)
  const source = some(content.sources)
  const author = some(content.authors)
  const phraseIn = new Map(languages.map((one) => [one, phraseOf(one)]))
  return (index: number): string => {
    const draw = drawFrom(index + 1)
    const own = languages[language(draw)]
    const phrase = own && phraseIn.get(own)
    if (!phrase) throw new Error(`write article ${index}: it has no language`)
    const paragraphs = Array.from({ length: 6 }, () => paragraph(phrase, draw, 65 + draw() * 50))
    const publisher = source(draw, 1)[0] ?? ''
    return `---
title: ${phrase(draw, 8)}
id: tag:zipf.example,2018:${index.toString(36).padStart(6, '0')}
published: ${publishedAt(index)}
summary: ${phrase(draw, 30)}.
topics: [${topic(draw, 1 + Math.floor(draw() * 3))}]
tags: [${tag(draw, Math.floor(draw() * 5))}]
authors: [${author(draw, 1)}]
language: ${own.language}
source:
  name: ${publisher}
  url: https://${publisher.toLowerCase()}.example/${index}
${index % 50 === 7 ? `expires: ${index % 1000 === 7 ? 2091 : 2026}-01-01\n` : ''}${
  index % 50 === 9 ? `aliases: [/old/${index}/]\n` : ''
}---

${paragraphs.join('\n\n')}
`
  }
}

function paragraph(
  phrase: (draw: Draw, length: number) => string,
  draw: Draw,
  length: number,
): string {
  const sentences = Array.from({ length: Math.round(length / 15) }, () => `${phrase(draw, 15)}.`)
  return `${sentences.join(' ')} **${phrase(draw, 2)}** [${phrase(draw, 2)}](https://link.example/).`
}

function phraseOf({ words, space }: ZipfWords) {
  const one = zipfDraw(words.length)
  return (draw: Draw, length: number): string =>
    Array.from({ length }, () => words[one(draw)]).join(space)
}

/** Draws several different ones. */
function some(list: readonly string[]): (draw: Draw, count: number) => string[] {
  const one = zipfDraw(list.length)
  return (draw, count) => [...new Set(Array.from({ length: count }, () => list[one(draw)] ?? ''))]
}

function publishedAt(index: number): string {
  if (index % 1000 === 999) return `${2090 + Math.floor(index / 1000)}-01-01T00:00:00Z`
  return new Date(firstPublished + index * 7 * hours).toISOString()
}

function siteText({ authors }: ZipfContent): string {
  return `title: Site of frequent and rare words
description: A site of generated articles, to measure with.
url: https://zipf.example
language: en
timeZone: Europe/Istanbul
ids:
  authority: zipf.example
  date: "2018"
authors:
${authors.map((key) => `  ${key}:\n    name: Name of ${key}\n`).join('')}`
}

function topicText(topic: string): string {
  return `${topic}:
  title: Title of ${topic}
  description: Generated articles of ${topic}.
  keywords: [${topic}]
`
}

function names(kind: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${kind}-${index}`)
}

function slugOf(index: number): string {
  return `article-${String(index).padStart(5, '0')}`
}
