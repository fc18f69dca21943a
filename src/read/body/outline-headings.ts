const headingTag = /<(\/?)h([2-6])\b/g

/**
 * The headings of a cleaned fragment in the order of an outline: the first ones directly below the
 * title of the article, which is of level 1, and none a level deeper than the one it belongs to.
 */
export function outlineHeadings(html: string): string {
  // The levels as they were written, from the outermost section to the current one.
  const sections: number[] = []
  const open: number[] = []
  return html.replace(headingTag, (_, end: string, digit: string) => {
    if (end === '/') return `</h${open.pop() ?? digit}`
    const level = Number(digit)
    while ((sections.at(-1) ?? 0) >= level) sections.pop()
    sections.push(level)
    open.push(sections.length + 1)
    return `<h${sections.length + 1}`
  })
}
