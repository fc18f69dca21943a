import type { Finding, Rule } from '../rule.ts'
import type { FoundLink, LinkedAddress } from './linked-address.ts'

/** Whether the links of our own documents lead to something; the subject is what they lead to. */
export const linkRules: readonly Rule<LinkedAddress>[] = [
  {
    id: 'link-broken',
    level: 'error',
    sentence: 'Every link to the site itself leads to something.',
    find(address) {
      const links = address.links.filter(({ embedded }) => !embedded)
      return answersWell(address) ? [] : about(links, describeAnswer(address), '200')
    },
  },
  {
    id: 'media-broken',
    level: 'error',
    sentence: 'Pictures and files are there, and are what the document says.',
    find(address) {
      if (!answersWell(address)) {
        const links = address.links.filter(({ embedded }) => embedded)
        return about(links, describeAnswer(address), '200')
      }
      const { mediaType = 'no media type' } = address
      const wrong = address.links.filter((link) => !isAsSaid(link, mediaType))
      return about(wrong, mediaType, wrong[0]?.mediaType ?? '')
    },
  },
  {
    id: 'link-redirected',
    level: 'hint',
    sentence: 'Links to the site itself need no redirect.',
    find(address) {
      const { movedTo, links } = address
      if (!movedTo || !answersWell(address)) return []
      const others = links.filter((link) => !leadsOn(link))
      return about(others, `a redirect from ${address.url}`, movedTo.url)
    },
  },
  {
    id: 'link-next-archive',
    level: 'warning',
    sentence: 'What follows an archive document may be another document tomorrow.',
    find(address) {
      const { status, url } = address
      if (!answersWell(address) || temporary.includes(status)) return []
      return about(address.links.filter(leadsOn), `${status} at ${url}`, '307')
    },
  },
  {
    id: 'link-fragment',
    level: 'warning',
    sentence: 'Links into a page lead to a part that it has.',
    find(address) {
      const { ids, url } = address
      if (!ids || !answersWell(address)) return []
      const lost = address.links.filter(({ fragment }) => !hasPart(ids, fragment))
      const byFragment = Map.groupBy(lost, ({ fragment = '' }) => fragment)
      return [...byFragment].flatMap(([fragment, links]) =>
        about(links, `#${fragment}`, `an id of ${url}`),
      )
    },
  },
]

// RFC 9110 §15.4: the others may be kept for good.
const temporary: readonly unknown[] = [302, 303, 307]

/** Whether it leads from an archive document to what was published after it (RFC 5005 §4). */
function leadsOn({ rel }: FoundLink): boolean {
  return rel === 'next-archive'
}

/** One finding for all links to the same address, which may stand on every page. */
function about(links: readonly FoundLink[], found: string, expected: string): Finding[] {
  const [first] = links
  if (!first) return []
  const pages = new Set(links.map(({ from }) => from)).size
  const others = pages === 1 ? '' : `, as in ${pages - 1} more documents`
  return [{ address: first.from, field: `${first.place}${others}`, found, expected }]
}

/** Nothing is known of what lies on other sites. */
function answersWell({ status, failure, movedTo }: LinkedAddress): boolean {
  if (failure !== undefined) return false
  return (movedTo ? (movedTo.status ?? 200) : status) === 200
}

function describeAnswer({ url, status, failure, movedTo }: LinkedAddress): string {
  if (!movedTo) return `${failure ?? status} at ${url}`
  return `${status} at ${url}, then ${failure ?? movedTo.status} at ${movedTo.url}`
}

/** `image/*` stands for every picture. */
function isAsSaid({ mediaType }: FoundLink, found: string): boolean {
  if (mediaType === undefined) return true
  return mediaType.endsWith('/*') ? found.startsWith(mediaType.slice(0, -1)) : found === mediaType
}

/** The top of a page is there without an id (HTML §7.4.6.3). */
function hasPart(ids: ReadonlySet<string>, fragment: string | undefined): boolean {
  return fragment === undefined || fragment === '' || fragment === 'top' || ids.has(fragment)
}
