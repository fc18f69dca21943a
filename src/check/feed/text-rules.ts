import type { FeedParts, ItemParts, Part } from './feed-parts.ts'
import {
  type Fault,
  type FeedRule,
  faultsOf,
  feedRule,
  inFeed,
  missing,
  quoted,
} from './feed-rule.ts'
import type { Markup } from './inspect-markup.ts'
import { isEmptyMarkup } from './is-empty-markup.ts'
import { isLanguage, meantLanguage } from './is-language.ts'
import { isTitleText } from './is-title-text.ts'
import { plainMarkup, referenceIn, tagIn } from './plain-markup.ts'

/** Rules for titles, labels, names and languages, and for what an item holds. */
export const textRules: readonly FeedRule[] = [
  feedRule({
    id: 'feed-title-plain',
    level: 'warning',
    sentence: 'Titles are plain text, escaped once.',
    faults: inFeed(
      (parts, opened) =>
        faultsOf(titlesOf(parts), (title) => {
          if (!isTitleText(opened, title)) return markupTold(plainMarkup(title.text), title.text)
          // Only RSS has a form that shows whether a reference was escaped once too often.
          return parts.format === 'rss'
            ? undefined
            : markupTold(referenceIn(title.text), title.text)
        }),
      'rss',
      'json',
    ),
  }),
  feedRule({
    id: 'feed-title-tags',
    level: 'hint',
    sentence: 'No title has words that look like HTML.',
    faults: inFeed((parts, opened) =>
      faultsOf(titlesOf(parts), (title) => {
        if (!isTitleText(opened, title)) return undefined
        const met = parts.format === 'rss' ? plainMarkup(title.text) : tagIn(title.text)
        return markupTold(met, title.text, 'words without tags')
      }),
    ),
  }),
  feedRule({
    id: 'feed-item-title',
    level: 'hint',
    sentence: 'Every item has a title.',
    faults: inFeed(
      ({ items }) =>
        items
          .filter(({ title, summary, content }) => !title && (summary || content))
          .map((item) => missing(item, 'title', 'a title of its own')),
      'rss',
      'json',
    ),
  }),
  feedRule({
    id: 'feed-item-content',
    level: 'warning',
    sentence: 'Every item has a text.',
    faults: inFeed(
      ({ items }) =>
        items
          .filter((item) => item.title && !item.summary && !item.content && !item.media)
          .map((item) => missing(item, 'content', 'the text or a summary of it')),
      'rss',
      'atom',
    ),
  }),
  feedRule({
    id: 'feed-content-longer',
    level: 'hint',
    sentence: 'The content of an item is not shorter than its summary.',
    faults: inFeed(({ items }) => items.flatMap(shorterContent)),
  }),
  feedRule({
    id: 'feed-tags-plain',
    level: 'warning',
    sentence: 'Tags have no comma, no semicolon and no leading #.',
    faults: inFeed(({ tags, items }) =>
      faultsOf([...tags, ...items.flatMap((item) => item.tags)], ({ text }) =>
        /[,;]|^#/.test(text) && !plainMarkup(text)
          ? { found: quoted(text), expected: 'one plain label' }
          : undefined,
      ),
    ),
  }),
  feedRule({
    id: 'feed-tags-text',
    level: 'warning',
    sentence: 'Tags are plain text, escaped once.',
    faults: inFeed(({ tags, items }) =>
      faultsOf([...tags, ...items.flatMap((item) => item.tags)], ({ text }) =>
        markupTold(plainMarkup(text), text),
      ),
    ),
  }),
  feedRule({
    id: 'feed-name-plain',
    level: 'hint',
    sentence: 'The names of authors hold no e-mail address.',
    faults: inFeed(({ names, items }) =>
      faultsOf([...names, ...items.flatMap((item) => item.names)], ({ text }) =>
        /[^\s@<(]+@[^\s@]+\.[^\s@]/.test(text)
          ? { found: quoted(text), expected: 'a name' }
          : undefined,
      ),
    ),
  }),
  feedRule({
    id: 'feed-language',
    level: 'hint',
    sentence: 'The feed names its language.',
    faults: inFeed((parts) => {
      const name = parts.format === 'atom' ? 'xml:lang' : 'language'
      return parts.languages.length > 0 ? [] : [missing(parts, name, 'a language tag such as en')]
    }),
  }),
  feedRule({
    id: 'feed-language-valid',
    level: 'warning',
    sentence: 'Every language is named by a tag of BCP 47.',
    faults: inFeed(({ languages, items }) =>
      faultsOf([...languages, ...items.flatMap((item) => item.languages)], ({ text }) =>
        isLanguage(text)
          ? undefined
          : {
              found: quoted(text),
              expected: 'a tag such as en or en-GB',
              suggestion: meantLanguage(text),
            },
      ),
    ),
  }),
]

function titlesOf({ title, items }: FeedParts): Part[] {
  return [title, ...items.map((item) => item.title)].flatMap((part) => part ?? [])
}

function markupTold(
  met: string | undefined,
  text: string,
  expected = 'plain text',
): Omit<Fault, 'field' | 'at'> | undefined {
  return met === undefined ? undefined : { found: `${met} in ${quoted(text)}`, expected }
}

function shorterContent({ summary, content, html }: ItemParts): ReturnType<typeof faultsOf> {
  if (!summary || !content) return []
  const markupOf = (part: Part): Markup | undefined =>
    html.find(({ field }) => field === part.field)?.markup
  const visible = (part: Part): number =>
    (markupOf(part) ?? part).text.replace(/\s+/g, ' ').trim().length
  const markup = markupOf(content)
  if (markup && isEmptyMarkup(markup)) return []
  const [own, other] = [visible(content), visible(summary)]
  if (own >= other) return []
  return [{ ...content, found: `${own} characters`, expected: `at least the summary's ${other}` }]
}
