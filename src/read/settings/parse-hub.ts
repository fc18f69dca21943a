import { hubPath, ownHub } from '../../model/hub.ts'
import { closest, type Finding, shown } from '../source/problem-list.ts'
import { resolveExternal } from '../values/resolve-address.ts'

const expected = 'an address that begins with https://, or `self` for a hub of your own'

/**
 * The address of a hub, or the word for the site's own. Subscribers send it their secrets, and what
 * it delivers is taken for the feed, so that it has to be https (WebSub §8.1).
 * @param siteUrl the origin of the site
 */
export function parseHub(written: string, siteUrl: string): string | Finding {
  const text = written.trim()
  if (text === ownHub) return ownHub
  const url = URL.parse(text)
  if (!url || !/^https?:\/\//i.test(text)) {
    return { found: shown(written), expected, ...meant(text) }
  }
  if (url.username !== '' || url.password !== '') {
    return {
      found: `${shown(bare(url))} with a user name or password, which everybody could read`,
      expected,
      suggestion: suggest(bare(url)),
    }
  }
  const finding = { found: shown(written), expected }
  if (url.host === URL.parse(siteUrl)?.host) return { ...finding, suggestion: suggest(ownHub) }
  if (url.protocol === 'http:') {
    url.protocol = 'https:'
    return { ...finding, suggestion: `${suggest(bare(url))} if the hub answers there` }
  }
  // A fragment is never sent; the address would be another one to those who compare it.
  if (text.includes('#')) return { ...finding, suggestion: suggest(bare(url)) }
  const address = resolveExternal(text)
  return typeof address === 'string' ? address : { ...finding, expected: address.expected }
}

function meant(text: string): { suggestion?: string } {
  if (text === hubPath) return { suggestion: suggest(ownHub) }
  if (/^[^\s@/:]+\.[a-z]{2,}(?::\d+)?(?:\/\S*)?$/i.test(text)) {
    return { suggestion: suggest(`https://${text}`) }
  }
  return closest(text, [ownHub])
}

function suggest(value: string): string {
  return `write \`${value}\``
}

/** What may be told of an address. */
function bare({ origin, pathname, search }: URL): string {
  return origin + pathname + search
}
