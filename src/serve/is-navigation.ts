/** The header by which a browser says that a person has opened the address (Fetch Metadata). */
export const navigationHeader = 'Sec-Fetch-Dest'

/**
 * Whether a person has opened the address in a browser, and wants a page: no reader sends this.
 * With `raw` they ask for what readers get.
 */
export function isNavigation(
  { headers }: Pick<Request, 'headers'>,
  { searchParams }: URL,
): boolean {
  return headers.get(navigationHeader) === 'document' && !searchParams.has('raw')
}
