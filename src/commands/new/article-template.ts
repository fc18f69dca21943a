import { stringify } from 'yaml'

/** What a new article is known by. */
export interface Beginning {
  title: string
  id: string
  /** As front matter has it. */
  published: string
  topics: readonly string[]
  draft: boolean
}

/**
 * The file of an article that is yet to be written.
 * @param known slugs of all topics, to choose from
 */
export function articleTemplate(beginning: Beginning, known: readonly string[]): string {
  const { title, id, published, topics, draft } = beginning
  const choice = topics.length === 0 ? ` # one or more of: ${known.join(', ')}` : ''
  const lines = [
    '---',
    `title: ${scalar(title)}`,
    `id: ${scalar(id)}`,
    `published: ${scalar(published)}`,
    `topics: [${topics.map(scalar).join(', ')}]${choice}`,
    ...(draft ? ['draft: true'] : []),
    '---',
    '',
    '',
  ]
  return lines.join('\n')
}

/** A text as YAML has it on one line. */
function scalar(text: string): string {
  return stringify(text, { lineWidth: 0 }).replace(/\n$/, '')
}
