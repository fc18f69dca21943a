// WordPress plugins and services add these below every text of a feed.
const footers = [
  /<p>\s*The post <a [^<>]*>[^<]*<\/a> (?:appeared first on|first appeared on) <a [^<>]*>[^<]*<\/a>\.?\s*<\/p>\s*$/i,
  /<p>\s*<a [^<>]*>\s*Read more\s*<\/a>\s*<\/p>\s*$/i,
  /<img [^<>]*\b(?:height|width)="1"[^<>]*>\s*$/i,
]

/** The HTML without what is not of its author: a footer, a counting pixel. */
export function withoutFooter(html: string): string {
  return footers.reduce((text, footer) => text.replace(footer, ''), html)
}
