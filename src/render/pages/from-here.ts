import type { PageSite } from '../../model/page-site.ts'

/** An address of the site without its host: a page also works where it is previewed. */
export function fromHere({ url }: Pick<PageSite, 'url'>, address: string): string {
  return address.startsWith(`${url}/`) ? address.slice(url.length) : address
}
