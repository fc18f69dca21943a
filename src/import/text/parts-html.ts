import { escapeText } from '../paragraphs-of.ts'
import { type ArticlePart, partText } from './article-parts.ts'

const tags: Readonly<Record<ArticlePart['kind'], string>> = {
  paragraph: 'p',
  heading: 'h2',
  item: 'li',
  step: 'li',
  row: 'tr',
}

// What holds parts of a kind that follow one another.
const holders: Readonly<Partial<Record<ArticlePart['kind'], string>>> = {
  item: 'ul',
  step: 'ol',
  row: 'table',
}

/** The parts of an article as HTML; items and rows that follow one another belong together. */
export function partsHtml(parts: readonly ArticlePart[]): string {
  return parts
    .map((part, index) => {
      const holder = holders[part.kind]
      const element = partHtml(part, parts[index - 1])
      if (holder === undefined) return element
      const opens = parts[index - 1]?.kind !== part.kind ? `<${holder}${startOf(part)}>` : ''
      const closes = parts[index + 1]?.kind !== part.kind ? `</${holder}>` : ''
      return `${opens}${element}${closes}`
    })
    .join('\n')
}

function partHtml(part: ArticlePart, before: ArticlePart | undefined): string {
  const tag = tags[part.kind]
  return `<${tag}>${part.kind === 'row' ? cellsHtml(part, before) : escapeText(partText(part))}</${tag}>`
}

function cellsHtml({ line }: ArticlePart, before: ArticlePart | undefined): string {
  const tag = before?.kind === 'row' ? 'td' : 'th'
  return (line.cells ?? []).map((cell) => `<${tag}>${escapeText(cell)}</${tag}>`).join('')
}

function startOf({ kind, line }: ArticlePart): string {
  return kind === 'step' ? ` start="${Number.parseInt(line.text, 10)}"` : ''
}
