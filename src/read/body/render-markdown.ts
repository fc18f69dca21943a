import MarkdownIt, { type MarkdownIt as Parser, type StateCore, type Token } from 'markdown-it'
import footnote from 'markdown-it-footnote'

const withBareLinks = parser({ linkify: true })
const withoutBareLinks = parser({ linkify: false })

// More addresses in one word are none, and finding them takes a time that grows with its square.
const maximumInWord = 20

/**
 * HTML of CommonMark with tables, strikethrough, bare links, task lists and footnotes.
 * @param footnotes what the ids of footnotes start with, to be one of a kind on any page
 */
export function renderMarkdown(text: string, footnotes: string): string {
  return (isCrowded(text) ? withoutBareLinks : withBareLinks).render(text, { docId: footnotes })
}

function isCrowded(text: string): boolean {
  const crowded = (part: string): boolean => part.split('://').length > maximumInWord
  return crowded(text) && text.split(/\s+/).some(crowded)
}

function parser({ linkify }: { linkify: boolean }): Parser {
  const markdown = new MarkdownIt({ html: true, linkify })
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false }).add('//', null).add('ftp:', null)
  // Every address goes on as it was written: the next step resolves it, or reports it.
  markdown.validateLink = () => true
  markdown.normalizeLink = (address) => address
  markdown.use(footnote)
  markdown.core.ruler.push('checkbox', showCheckboxes)
  return markdown
}

/** Task lists as characters: readers drop form controls. */
function showCheckboxes({ tokens }: StateCore): void {
  tokens.forEach((token, index) => {
    if (token.type !== 'inline' || tokens[index - 2]?.type !== 'list_item_open') return
    const first: Token | undefined = token.children?.[0]
    if (first?.type !== 'text') return
    first.content = first.content.replace(/^\[ \] /, '☐ ').replace(/^\[[xX]\] /, '☑ ')
  })
}
