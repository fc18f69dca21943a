/** The text with one space for each run of white space. */
export function singleSpaces(text: string): string {
  // What is one already is left alone: most are, and each replacement costs.
  return text.replace(/\s{2,}|[^\S ]/g, ' ')
}
