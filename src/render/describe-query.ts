import type { FeedQuery, QueryMoment } from '../model/feed-query.ts'
import type { LocalWords, PageSite } from '../model/page-site.ts'
import { phraseText } from '../model/phrase-text.ts'
import type { Phrases } from '../model/phrases.ts'

/** What a filtered feed says after the title and the description of its channel: plain text. */
export interface FilterWords {
  title: string
  description: string
}

/** How what is asked for is called. */
export interface FilterNames {
  /** The title of the topic with that slug, or the tag itself. */
  label(key: string): string
}

// In characters; readers cut longer titles anywhere.
const longestTitle = 120

/**
 * What a filter says, in the language of the site: in short for the title, all of it for the
 * description. Both begin with what parts them from the words of the channel; they are empty for
 * the whole feed.
 */
export function describeQuery(
  query: FeedQuery,
  site: Pick<PageSite, 'phrases' | 'words'>,
  { label }: FilterNames,
): FilterWords {
  const { phrases } = site
  const quoted = (text: string): string => filled(phrases.quoted, text)
  const short = clauses(query, site, { quoted, label, name: (text) => text })
  if (short.length === 0) return { title: '', description: '' }
  const long = clauses(query, site, {
    quoted,
    label: (key) => quoted(label(key)),
    name: quoted,
    about: phrases.about,
    withWords: phrases.withWords,
  })
  const all = filled(phrases.filtered, long.join(phrases.comma))
  return {
    title: ` – ${inShort(short, phrases.comma)}`,
    // A date can end with a full stop of its own.
    description: ` ${all.replace(/\.\.$/, '.')}`,
  }
}

/** How the parts of a filter are written. */
interface Style extends Partial<Pick<Phrases, 'about' | 'withWords'>> {
  quoted(text: string): string
  label(key: string): string
  name(text: string): string
}

/** The parts of a filter, in the order of its parameters. */
function clauses(
  query: FeedQuery,
  site: Pick<PageSite, 'phrases' | 'words'>,
  { quoted, label, name, about = '{}', withWords = '{}' }: Style,
): string[] {
  const { phrases } = site
  // Each of them takes some time to be made, and few questions need it.
  const or = (names: readonly string[]) => joined(names, () => site.words.or)
  const and = (names: readonly string[]) => joined(names, () => site.words.and)
  const { any, all, not, source, author, lang, since, until, terms, limit, content } = query
  const words = [...(terms?.phrases.map(phraseText) ?? []), ...(terms?.words ?? [])]
  return [
    ...clause(about, or(any.map(label))),
    ...clause(about, and(all.map(label))),
    ...clause(phrases.without, or(not.map(label))),
    ...clause(phrases.fromSource, or(source.map(name))),
    ...clause(phrases.byAuthor, or(author.map(name))),
    ...clause(phrases.inLanguage, or(lang.map((tag) => languageName(tag, site.words)))),
    ...clause(phrases.since, since && momentText(since, site.words)),
    ...clause(phrases.until, until && momentText(until, site.words)),
    ...clause(withWords, and(words.map(quoted))),
    ...clause(phrases.newest, limit?.toString()),
    ...(content === 'summary' ? [phrases.summaries] : []),
  ]
}

function joined(names: readonly string[], list: () => Intl.ListFormat): string {
  return names.length < 2 ? names.join('') : list().format(names)
}

function clause(template: string, text: string | undefined): string[] {
  return text ? [filled(template, text)] : []
}

function filled(template: string, text: string): string {
  return template.replace('{}', () => text)
}

/** The name of a language, its tag where none is known. */
function languageName(tag: string, { language }: LocalWords): string {
  try {
    return language.of(tag) ?? tag
  } catch {
    // A range of RFC 4647 need not be a tag that Unicode knows.
    return tag
  }
}

/** A day as it was asked for, a moment by the clocks of the site. */
function momentText({ text, time }: QueryMoment, words: LocalWords): string {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text)
  return isDay ? words.day.format(Date.parse(text)) : words.moment.format(time)
}

/** As many of the parts as a title can hold, and a sign that there are more. */
function inShort(parts: readonly string[], comma: string): string {
  const whole = parts.join(comma)
  if (Array.from(whole).length <= longestTitle) return whole
  const kept = parts.filter(
    (_, index) => Array.from(parts.slice(0, index + 1).join(comma)).length <= longestTitle - 3,
  )
  return `${kept.length === 0 ? beginning(whole) : kept.join(comma) + comma}…`
}

/** The first words of a text, or the first characters of a long word. */
function beginning(text: string): string {
  const start = Array.from(text)
    .slice(0, longestTitle - 1)
    .join('')
  const words = start.replace(/[\s,،、，]+\S*$/u, '')
  return words.length < start.length / 2 ? start : words
}
