import { summarise } from '../../model/summarise.ts'
import type { ImportedArticle } from '../imported-article.ts'
import type { ImportSettings } from '../importer.ts'
import { markdownOfHtml } from '../markdown-of-html.ts'
import { matchLabels } from '../match-labels.ts'
import { present } from '../present.ts'
import { proposeTopics } from '../propose-topics.ts'
import { realSummary } from '../real-summary.ts'
import { blocksHtml, type ContentBlock } from './content-blocks.ts'
import { baseAddress } from './page-address.ts'
import { pageNotes } from './page-notes.ts'
import { pagePicture, withPicture } from './page-picture.ts'
import { pageSummary, type SavedPage, savedPage } from './saved-page.ts'

/** The article of a page; nothing when it has no text. */
export function readPage(
  html: string,
  path: string,
  settings: ImportSettings,
): ImportedArticle | undefined {
  const page = savedPage(html, path, settings)
  return page.blocks.length === 0 ? undefined : toArticle(page, path, settings)
}

function toArticle(page: SavedPage, path: string, settings: ImportSettings): ImportedArticle {
  const { facts, address, title, publisher, authors, published, updated, language } = page
  const base = baseAddress(facts, address)
  const { blocks, image } = withPicture(page.blocks, pagePicture(facts, base), base)
  const text = runningText(page.blocks)
  const labels = matchLabels(pageLabels(page), settings.topics)
  const proposals = proposeTopics({ title: title?.value ?? '', text }, settings.topics)
  const stated = realSummary(pageSummary(facts), text)
  return {
    origin: path,
    ...present({
      title: title?.value,
      published: published?.text,
      updated: laterThan(published?.text, updated?.text),
      image,
      address,
    }),
    ...(publisher && {
      source: present({ name: publisher.value, url: address, published: published?.text }),
    }),
    language,
    summary: stated ?? summarise(text, language),
    authors: authors?.names ?? [],
    tags: labels.tags,
    topics: [...new Set([...labels.topics, ...proposals.map(({ slug }) => slug)])],
    aliases: [],
    draft: true,
    markdown: markdownOfHtml(blocksHtml(blocks), address),
    notes: pageNotes(page, {
      proposals,
      hasSummary: stated !== undefined,
      timeZone: settings.timeZone,
    }),
  }
}

/** A change at the moment of publishing is none. */
function laterThan(published: string | undefined, updated: string | undefined): string | undefined {
  if (published === undefined || updated === undefined) return updated
  return Date.parse(updated) > Date.parse(published) ? updated : undefined
}

/** What a summary is made of: the paragraphs. */
function runningText(blocks: readonly ContentBlock[]): string {
  const paragraphs = blocks.filter(({ element }) => element.tagName === 'p')
  return (paragraphs.length > 0 ? paragraphs : blocks).map(({ text }) => text).join(' ')
}

function pageLabels({ facts }: SavedPage): string[] {
  const stated = [
    ...facts.meta('article:tag'),
    ...[...facts.json('keywords'), ...facts.meta('keywords', 'news_keywords')].flatMap(
      ({ value, from }) => value.split(',').map((part) => ({ value: part, from })),
    ),
    ...facts.elements('[rel~="tag"]'),
  ]
  return [...new Set(stated.map(({ value }) => value.trim()))].filter(
    (label) => label !== '' && label.length <= 60,
  )
}
