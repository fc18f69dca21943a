import type { Article } from '../../model/article.ts'
import { packColumns } from '../../model/columns.ts'
import { fold } from '../../model/fold.ts'
import { indexKey } from '../../model/index-key.ts'
import { type LabelNames, labelKey } from '../../model/label-names.ts'
import { memoise } from '../../model/memoise.ts'
import { packTexts } from '../../model/packed-texts.ts'
import { sourceKey } from '../../model/source-key.ts'

export type KeyedArticle = Pick<Article, 'topics' | 'tags' | 'authors' | 'language'> &
  Partial<Pick<Article, 'source'>>

/** Some lists, one after the other. */
interface PackedLists {
  /** The least of their keys. */
  firstKey: string
  bytes: Uint8Array
}

/** A key, and the articles that have it. */
type Entry = [key: string, articles: number[]]

/** Whole lists are put together until they have this many numbers, 1 MiB. */
export const mostNumbers = 2 ** 18

/** For each key of each kind the articles that have it. */
export function packLists(articles: readonly KeyedArticle[], labels: LabelNames): PackedLists[] {
  const entries = [...listsOf(articles, labels)].sort(([a], [b]) => (a < b ? -1 : 1))
  return grouped(entries).map((group) => {
    const { bytes, ends } = packTexts(group.map(([key]) => key))
    const listEnds = new Uint32Array(group.length)
    const lists = new Uint32Array(group.reduce((sum, [, list]) => sum + list.length, 0))
    let end = 0
    for (const [place, [, list]] of group.entries()) {
      lists.set(list, end)
      end += list.length
      listEnds[place] = end
    }
    return {
      firstKey: group[0]?.[0] ?? '',
      bytes: packColumns({ keys: bytes, 'keys ends': ends, lists, 'lists ends': listEnds }),
    }
  })
}

function listsOf(articles: readonly KeyedArticle[], labels: LabelNames): Map<string, number[]> {
  const lists = new Map<string, number[]>()
  const listsWith = listFinder(lists, labels)
  for (const [number, article] of articles.entries()) {
    for (const list of listsWith(article)) {
      // What an article has twice is the last of its list.
      if (list.at(-1) !== number) list.push(number)
    }
  }
  return lists
}

/**
 * Finds the lists that an article belongs into, by what it says; what is said again and again leads
 * to its lists at once.
 * @param lists by their keys; new ones are added
 */
function listFinder(
  lists: Map<string, number[]>,
  labels: LabelNames,
): (article: KeyedArticle) => number[][] {
  const memoised = <Result>(find: (text: string) => Result): ((text: string) => Result) =>
    memoise(find, Number.POSITIVE_INFINITY)
  const list = memoised((key): number[] => {
    const added: number[] = []
    lists.set(key, added)
    return added
  })
  const topic = memoised((slug) => list(indexKey('topic', slug)))
  const topicLabel = memoised((slug) => list(indexKey('label', slug)))
  const tag = memoised((text) => list(indexKey('label', labelKey(text, labels))))
  const author = memoised((name) => list(indexKey('author', fold(name))))
  const language = memoised((text) => list(indexKey('language', text.toLowerCase())))
  const source = memoised((text) => list(indexKey('source', sourceKey(text))))
  return (article) => {
    const found = [language(article.language)]
    for (const slug of article.topics) found.push(topic(slug), topicLabel(slug))
    for (const text of article.tags) found.push(tag(text))
    for (const { name } of article.authors) found.push(author(name))
    if (article.source) found.push(source(article.source.name), source(hostOf(article.source.url)))
    return found
  }
}

/** The address without its path, which says nothing of the source. */
function hostOf(url: string): string {
  const end = url.indexOf('/', 'https://'.length)
  return end < 0 ? url : url.slice(0, end)
}

/** At least one list each. */
function grouped(entries: readonly Entry[]): Entry[][] {
  const groups: Entry[][] = []
  let numbers = mostNumbers
  for (const entry of entries) {
    if (numbers >= mostNumbers) {
      groups.push([])
      numbers = 0
    }
    groups.at(-1)?.push(entry)
    numbers += entry[1].length
  }
  return groups
}
