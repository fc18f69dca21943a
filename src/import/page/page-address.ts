import type { PageFacts } from './page-facts.ts'

// Browsers write where a page was saved from: `saved from url=(0044)https://…`, or `url: https://…`.
const savedFrom = /<!--\s*(?:saved from url=\(\d+\)|[^>]{0,80}?\burl:\s*)(https?:\/\/[^\s>]+)/i

/**
 * The address of a page: where it was got from, or what it says itself.
 * @param html its text, whose comments may have the address
 */
export function pageAddress(facts: PageFacts, html: string, path: string): string | undefined {
  const got = webAddress(path)
  const saved = webAddress(savedFrom.exec(html.slice(0, 4096))?.[1] ?? '')
  const stated = [
    ...facts.elements('link[rel~="canonical" i]', 'href'),
    ...facts.meta('og:url'),
    ...facts.json('url', 'mainEntityOfPage'),
  ].flatMap(({ value }) => webAddress(value, baseAddress(facts, got ?? saved)) ?? [])
  // Some pages name the home page there, all the same.
  return stated.find((url) => new URL(url).pathname !== '/') ?? got ?? saved ?? stated[0]
}

/** What the relative addresses of a page are relative to (HTML §2.4.3). */
export function baseAddress(facts: PageFacts, address: string | undefined): string | undefined {
  const [base] = facts.elements('base[href]', 'href')
  return webAddress(base?.value ?? '', address) ?? address
}

/** The absolute address without its fragment, if it is one of the web. */
export function webAddress(text: string, base?: string): string | undefined {
  if (!URL.canParse(text, base)) return undefined
  const url = new URL(text, base)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  url.hash = ''
  return url.href
}
