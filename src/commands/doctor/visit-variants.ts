import type { Variant } from '../../check/live/live-site.ts'
import type { Ask } from '../check/exchanges-with.ts'
import { follow } from './follow.ts'
import { isPlatformHost } from './is-platform-host.ts'

type Spelling = Pick<Variant, 'name' | 'url' | 'mayAnswer'> & {
  /** As a client that does not write it in small letters sends it. */
  host?: string
}

/**
 * Follows the other ways to write the address of a feed: http, www and so on.
 * @param slash whether one with a slash too many is among them
 */
export async function visitVariants(
  feed: string,
  { ask, slash }: { ask: Ask; slash: boolean },
): Promise<Variant[]> {
  const variants: Variant[] = []
  for (const { host, ...spelling } of spellingsOf(new URL(feed), slash)) {
    const headers: Record<string, string> = host === undefined ? {} : { Host: host }
    const way = await follow({ method: 'GET', url: spelling.url, headers }, ask)
    variants.push({ ...spelling, ...way, wanted: feed })
  }
  return variants
}

function spellingsOf(feed: URL, slash: boolean): Spelling[] {
  const { href, host, protocol } = feed
  const slashed = slash ? [{ name: 'slash', url: `${href}/`, mayAnswer: true }] : []
  const upperCase = { name: 'upper case', url: href, mayAnswer: true, host: host.toUpperCase() }
  const other = /^www\./.test(host) ? host.slice(4) : `www.${host}`
  const name = other.length < host.length ? 'without www' : 'www'
  // A port belongs to one scheme, and on the platform's own hosts nobody can set anything.
  if (protocol !== 'https:' || feed.port !== '' || isPlatformHost(host))
    return [...slashed, upperCase]
  return [
    ...slashed,
    upperCase,
    { name: 'http', url: at(feed, 'http:', host), mayAnswer: false },
    ...(isWholeName(host)
      ? [
          { name, url: at(feed, protocol, other), mayAnswer: false },
          { name: `http, ${name}`, url: at(feed, 'http:', other), mayAnswer: false },
        ]
      : []),
  ]
}

/** Whether people expect it with and without `www`: nobody writes it before `blog.news.example`. */
function isWholeName(host: string): boolean {
  return /^(?:www\.)?[^.]+\.(?:[^.]+|(?:ac|co|com|edu|gov|net|or|org)\.[a-z]{2})$/.test(host)
}

function at({ pathname, search }: URL, protocol: string, host: string): string {
  return `${protocol}//${host}${pathname}${search}`
}
