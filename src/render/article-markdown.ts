import { type Article, articlePath } from '../model/article.ts'
import { instant } from '../model/instant.ts'
import { creditInText, leadFigure } from './lead-figure.ts'
import { htmlToMarkdown } from './markdown/html-to-markdown.ts'
import { heading, link, markdown, paragraph, quote, text } from './markdown/markdown.ts'
import { phrasesIn } from './phrases/phrases-in.ts'

/** What an article's Markdown shows of it. */
export type TextArticle = Omit<
  Article,
  'id' | 'topics' | 'tags' | 'aliases' | 'inFeeds' | 'summaryFromText' | 'expires'
>

/**
 * An article as one Markdown document: title, summary, who and when, text, corrections, source.
 * @param siteUrl the origin of the site, without a trailing slash
 */
export function articleMarkdown(siteUrl: string, article: TextArticle): string {
  const { title, summary, slug, html, corrections, source, language } = article
  const words = phrasesIn(language)
  const credit = creditInText(article)
  return markdown([
    heading(1, title),
    quote(summary),
    paragraph(text(`${byline(article)}, `), link(siteUrl + articlePath(slug))),
    htmlToMarkdown(leadFigure(article) + html),
    ...(credit === undefined ? [] : [paragraph(text(`${words.picture}${words.colon} ${credit}`))]),
    ...corrections.map((correction) =>
      paragraph(
        text(`${words.correction}, ${instant(correction.date)}${words.colon} ${correction.text}`),
      ),
    ),
    ...(source
      ? [paragraph(text(`${words.source}${words.colon} `), link(source.url, source.name))]
      : []),
  ])
}

function byline({ authors, published, updated }: TextArticle): string {
  const dates = [published, ...(updated > published ? [updated] : [])].map(instant)
  return [...authors.map(({ name }) => name), ...dates].join(', ')
}
