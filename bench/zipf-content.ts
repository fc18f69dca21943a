import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Draw, drawFrom, type ZipfWords, zipfDraw, zipfLanguages } from './zipf-words.ts'

const counts = { topics: 200, tags: 300, sources: 60, authors: 20 }
const firstPublished = Date.UTC(2018, 0, 1)
const lastPublished = Date.UTC(2026, 0, 1)
const minute = 60 * 1000
// How many there are of those that are to come, and of those that leave one day, at any size.
const changing = 5

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

/** The file of an article. */
export interface ZipfArticle {
  /** In the content folder. */
  path: string
  text: string
}

/**
 * Writes a content folder with so many articles of about 400 words in several scripts, spread over
 * the years 2018 to 2025. Words, languages, topics, tags, sources and authors are as frequent as in
 * real content: the r-th one has the share 1/r. Every article has two to five of 200 topics; one of
 * fifty has expired, or has an old path; five are to come and five are to leave long after everyone
 * who may read this. Equal numbers give equal bytes.
 */
export function writeZipfContent(folder: string, count: number): void {
  const content = zipfContent()
  mkdirSync(join(folder, 'articles'), { recursive: true })
  writeFileSync(join(folder, 'site.yaml'), siteText(content))
  writeFileSync(join(folder, 'topics.yaml'), content.topics.map(topicText).join(''))
  const article = zipfArticleOf(count)
  for (let index = 0; index < count; index += 1) {
    const { path, text } = article(index)
    writeFileSync(join(folder, path), text)
  }
}

/** What the articles are made of. */
export function zipfContent(): ZipfContent {
  const words = zipfLanguages[0]?.words ?? []
  return {
    topics: names('topic', counts.topics),
    tags: words.slice(200, 200 + counts.tags),
    sources: names('Source', counts.sources),
    authors: names('author', counts.authors),
    words,
    slug: slugOf,
  }
}

/**
 * The articles of a content folder of so many, from the oldest on. The one after the last is newer
 * than all of them, and is not to come.
 */
export function zipfArticleOf(count: number): (index: number) => ZipfArticle {
  const content = zipfContent()
  const languages = zipfLanguages.map((own) => ({ ...own, text: textIn(own) }))
  const language = zipfDraw(languages.length)
  const topic = some(content.topics)
  const tag = some(content.tags)
  const source = some(content.sources)
  const author = some(content.authors)
  const published = publishedAt(count)
  const rarely = Math.max(1, Math.floor(count / changing))
  return (index) => {
    const draw = drawFrom(index + 1)
    const own = languages[language(draw)]
    if (!own) throw new Error(`write article ${index}: it has no language`)
    const { phrase, body } = own.text
    const publisher = source(draw, 1)[0] ?? ''
    const text = `---
title: ${phrase(draw, 8)}
id: tag:zipf.example,2018:${index.toString(36).padStart(6, '0')}
published: ${isToCome(index, rarely) ? yearToCome(index / rarely) : published(index)}
summary: ${phrase(draw, 30)}.
topics: [${topic(draw, 2 + Math.floor(draw() * 4)).join(', ')}]
tags: [${tag(draw, Math.floor(draw() * 5)).join(', ')}]
authors: [${author(draw, 1)}]
language: ${own.language}
source:
  name: ${publisher}
  url: https://${publisher.toLowerCase()}.example/${index}
${expiry(index, rarely)}${index % 50 === 9 ? `aliases: [/old/${index}/]\n` : ''}---

${body(draw)}
`
    return { path: `articles/${slugOf(index)}.md`, text }
  }
}

function isToCome(index: number, rarely: number): boolean {
  return index % rarely === rarely - 1
}

function yearToCome(years: number): string {
  return `${2090 + Math.floor(years)}-01-01T00:00:00Z`
}

function expiry(index: number, rarely: number): string {
  if (isToCome(index, rarely)) return ''
  if (index % rarely === rarely >> 1) return 'expires: 2091-01-01\n'
  return index % 50 === 7 ? 'expires: 2026-03-01\n' : ''
}

/** How phrases and whole texts are written with these words. */
function textIn({ words, space, stop }: ZipfWords) {
  const one = zipfDraw(words.length)
  const phrase = (draw: Draw, length: number): string => {
    let text = words[one(draw)] ?? ''
    for (let word = 1; word < length; word += 1) text += space + words[one(draw)]
    return text
  }
  const sentence = (draw: Draw): string => {
    const text = phrase(draw, between(draw, 4, 12))
    const clause = draw() < 0.4 ? `,${space}${phrase(draw, between(draw, 3, 10))}` : ''
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${clause}${stop}`
  }
  const paragraph = (draw: Draw): string => {
    const sentences = Array.from({ length: between(draw, 3, 8) }, () => sentence(draw))
    const [strong, linked] = [phrase(draw, 2), phrase(draw, 3)]
    return `${sentences.join(space)} **${strong}** [${linked}](https://link.example/${strong.length}).`
  }
  const list = (draw: Draw): string =>
    Array.from({ length: between(draw, 2, 5) }, () => `- ${phrase(draw, 6)}`).join('\n')
  const body = (draw: Draw): string => {
    const parts = Array.from({ length: between(draw, 5, 8) }, () => paragraph(draw))
    if (draw() < 0.5) parts.splice(2, 0, `## ${phrase(draw, 4)}`, list(draw))
    if (draw() < 0.2) parts.push(`> ${sentence(draw)}`)
    return parts.join('\n\n')
  }
  return { phrase, body }
}

function between(draw: Draw, least: number, most: number): number {
  return least + Math.floor(draw() * (most - least + 1))
}

/** Draws so many different ones. */
function some(list: readonly string[]): (draw: Draw, count: number) => string[] {
  const one = zipfDraw(list.length)
  return (draw, count) => {
    const drawn = new Set<string>()
    while (drawn.size < count) drawn.add(list[one(draw)] ?? '')
    return [...drawn]
  }
}

/** When the articles appeared, of so many at equal distances. */
function publishedAt(count: number): (index: number) => string {
  const distance = Math.floor((lastPublished - firstPublished) / count / minute) * minute
  return (index) => new Date(firstPublished + index * distance).toISOString()
}

function siteText({ authors }: ZipfContent): string {
  return `title: Site of frequent and rare words
description: A site of generated articles, to measure with.
url: https://zipf.example
window: { items: 50, days: 0 }
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
