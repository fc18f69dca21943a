/**
 * Whether a basic language range matches a tag: it is the tag, or the parts that the tag begins
 * with (RFC 4647 §3.3.1). Both in lower case.
 */
export function matchesRange(range: string, tag: string): boolean {
  return tag === range || tag.startsWith(`${range}-`)
}
