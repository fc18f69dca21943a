import type { ClientVisit, LiveFeed } from './live-feed.ts'
import type { LiveFinding, LiveRule } from './live-rule.ts'

/** What is wrong with what one client got; undefined when nothing is. */
type Fault = Omit<LiveFinding, 'clients'> | undefined

/** A rule about what each client gets of a feed. */
export interface ClientRule extends LiveRule<LiveFeed> {
  /** By itself, whatever else is wrong. */
  judge(visit: ClientVisit, feed: LiveFeed): Fault
}

interface Given extends Omit<ClientRule, 'find'> {
  /** Rules whose breach with the same client explains this one's. */
  after?: readonly ClientRule[]
}

/** Clients that fare alike are one finding. */
export function clientRule({ after = [], judge, ...facts }: Given): ClientRule {
  function judgeAlone(visit: ClientVisit, feed: LiveFeed): Fault {
    return after.some((rule) => rule.judge(visit, feed)) ? undefined : judge(visit, feed)
  }
  return {
    ...facts,
    judge,
    find(feed) {
      const found = feed.visits.flatMap((visit) => {
        const fault = judgeAlone(visit, feed)
        return fault ? [{ fault, client: visit.client.name }] : []
      })
      const groups = Map.groupBy(found, ({ fault }) => JSON.stringify(fault))
      return [...groups.values()].flatMap(([first, ...others]) =>
        first ? [{ ...first.fault, clients: [first, ...others].map(({ client }) => client) }] : [],
      )
    },
  }
}
