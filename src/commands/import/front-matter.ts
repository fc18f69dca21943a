import { Document, isSeq, visit } from 'yaml'
import type { ImportedPicture } from '../../import/imported-article.ts'

/** The front matter of an article, in the order in which it is written. */
export interface FrontMatter {
  title: string
  id: string
  guid?: string | undefined
  published: string
  topics: readonly string[]
  updated?: string | undefined
  expires?: string | undefined
  draft?: true | undefined
  summary?: string | undefined
  tags?: readonly string[] | undefined
  authors?: readonly string[] | undefined
  language?: string | undefined
  source?: { name: string; url: string; published?: string | undefined } | undefined
  image?: ImportedPicture | undefined
  enclosure?: { src: string; type?: string; length?: number } | undefined
  aliases?: readonly string[] | undefined
  feed?: false | undefined
}

/** The file of an article. */
export function articleText(matter: FrontMatter, markdown: string): string {
  const fields = Object.entries(matter).filter(([, value]) => value !== undefined)
  const document = new Document(Object.fromEntries(fields), { aliasDuplicateObjects: false })
  // Short lists stand on one line, as authors write them.
  visit(document, {
    Seq(_, node) {
      if (isSeq(node)) node.flow = true
    },
  })
  const yaml = document.toString({ lineWidth: 0, flowCollectionPadding: false })
  return `---\n${yaml}---\n${markdown === '' ? '' : `\n${markdown.trim()}\n`}`
}
