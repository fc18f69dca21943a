import type { FoundLink } from '../../check/http/linked-address.ts'

/** A link, and the address that it leads to. */
export interface SiteLink {
  /** Absolute, without a fragment. */
  url: string
  link: FoundLink
}

/** The link at some place of a document; undefined when it leads nowhere on the web. */
export function siteLink(
  address: string,
  base: string,
  link: Omit<FoundLink, 'fragment'>,
): SiteLink | undefined {
  const url = URL.parse(address.trim(), base)
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return undefined
  const fragment = decodeFragment(url.hash)
  url.hash = ''
  return { url: url.href, link: { ...link, ...(fragment !== '' && { fragment }) } }
}

/** A browser looks for the words behind `:~:` and not for a part of the page. */
function decodeFragment(hash: string): string {
  const fragment = hash.slice(1).replace(/:~:.*$/, '')
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
