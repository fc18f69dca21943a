import { Document, isScalar, isSeq, visit } from 'yaml'
import type { ImportedPicture } from '../../import/imported-article.ts'
import { oneLine } from '../../model/text.ts'

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

/** Comments on fields, those that the file has and those that it has not. */
export type FieldComments = Partial<Record<keyof FrontMatter, string>>

/** The file of an article. */
export function articleText(
  matter: FrontMatter,
  markdown: string,
  comments: FieldComments,
): string {
  const fields = Object.entries(matter).filter(([, value]) => value !== undefined)
  const document = new Document(Object.fromEntries(fields), { aliasDuplicateObjects: false })
  // Short lists stand on one line, as authors write them.
  visit(document, {
    Seq(_, node) {
      if (isSeq(node)) node.flow = true
    },
  })
  const lines = Object.entries(comments).filter(([name, comment]) => {
    const value = document.get(name, true)
    if (isScalar(value)) value.comment = ` ${oneLine(comment)}`
    return !isScalar(value)
  })
  const yaml = document.toString({ lineWidth: 0, flowCollectionPadding: false })
  const below = lines.map(([, comment]) => `# ${oneLine(comment)}\n`).join('')
  return `---\n${yaml}${below}---\n${markdown === '' ? '' : `\n${markdown.trim()}\n`}`
}
