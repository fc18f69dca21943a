import type { PageSite } from '../../model/page-site.ts'

/** An address of the site without its host: a page also works where it is previewed. */
export function fromHere({ url }: Pick<PageSite, 'url'>, address: string): string {
  const path = address.slice(url.length)
  // Two slashes would lead to another host.
  return address.startsWith(url) && /^\/(?![/\\])/.test(path) ? path : address
}
