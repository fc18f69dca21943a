/** A date as RFC 3339 in UTC with whole seconds, such as `2025-04-13T04:32:00Z`. */
export function instant(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z')
}
