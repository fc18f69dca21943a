/** The two parts of an article's file. */
export interface SplitText {
  /** YAML, without its fences; undefined when the file has none. */
  frontMatter?: string
  body: string
  /** The line of the file on which the body begins. */
  bodyLine: number
}

/** Splits at the first two lines that are `---`; a body may hold more of them. */
export function splitFrontMatter(text: string): SplitText {
  const opening = /^---[ \t]*\r?\n/.exec(text)
  if (!opening) return { body: text, bodyLine: 1 }
  const rest = text.slice(opening[0].length)
  const closing = /(?<![^\n])---[ \t]*(?:\r?\n|$)/.exec(rest)
  if (!closing) return { body: text, bodyLine: 1 }
  const frontMatter = rest.slice(0, closing.index)
  return {
    frontMatter,
    body: rest.slice(closing.index + closing[0].length),
    bodyLine: lineCount(frontMatter) + 3,
  }
}

function lineCount(text: string): number {
  return text.split('\n').length - 1
}
