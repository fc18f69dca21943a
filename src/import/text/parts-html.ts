import { type ArticlePart, partText } from './article-parts.ts'

const tags: Readonly<Record<ArticlePart['kind'], string>> = {
  paragraph: 'p',
  heading: 'h2',
  item: 'li',
}

/** The parts of an article as HTML; items that follow one another are a list. */
export function partsHtml(parts: readonly ArticlePart[]): string {
  return parts
    .map((part, index) => {
      const tag = tags[part.kind]
      const element = `<${tag}>${escapeText(partText(part))}</${tag}>`
      if (part.kind !== 'item') return element
      const opens = parts[index - 1]?.kind !== 'item' ? '<ul>' : ''
      const closes = parts[index + 1]?.kind !== 'item' ? '</ul>' : ''
      return `${opens}${element}${closes}`
    })
    .join('\n')
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
