import { headerOf } from '../../check/http/exchange.ts'
import { htmlKind } from '../../check/live/html-kind.ts'
import type { ClientVisit, LiveFeed } from '../../check/live/live-feed.ts'
import { liveFeedRules } from '../../check/live/live-rules.ts'
import type { ClientResult, ExaminedFeed } from './examination.ts'

/** What each client has of each feed, in a few words. */
export function feedResults(feeds: readonly LiveFeed[]): ExaminedFeed[] {
  return feeds.map((feed) => {
    const found = liveFeedRules
      .filter(({ level }) => level !== 'hint')
      .flatMap(({ find }) => find(feed))
    const harmed = new Set(found.flatMap(({ clients = [] }) => clients))
    return { url: feed.url, clients: feed.visits.map((visit) => resultOf(visit, harmed)) }
  })
}

function resultOf(visit: ClientVisit, harmed: ReadonlySet<string>): ClientResult {
  const { name } = visit.client
  return { client: name, ok: !harmed.has(name), words: wordsFor(visit) }
}

function wordsFor({ first, second, redirects }: ClientVisit): string {
  if (!first) return 'no answer'
  const { answer } = first
  const kind = htmlKind(answer)
  const words = [
    ...redirects.map(({ answer: { status } }) => String(status)),
    String(answer.status),
    headerOf(answer, 'content-encoding') ?? '',
    kind ?? '',
  ]
  const whole = words.filter((word) => word !== '').join(' ')
  return second ? `${whole}, ${second.answer.status}` : whole
}
