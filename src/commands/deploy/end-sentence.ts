import type { Examination } from '../doctor/examination.ts'
import { isExampleHost } from './example-host.ts'
import { changedFeeds, type FeedStates, feedStates } from './feed-states.ts'
import type { PushResult } from './push-step.ts'
import type { LivePlace } from './wait-step.ts'

// More would be no line that anyone can read.
const mostNamed = 12

interface End {
  /** The address that the feeds name. */
  site: string
  place: LivePlace
  examination: Examination | undefined
  push: PushResult
}

/** What is live and what is not, and what the publisher has to do now. */
export function endSentence({ site, place, examination, push }: End): string {
  if (place.kind === 'nowhere') {
    const look =
      place.preview === undefined ? '' : ` The new version can be seen at ${place.preview}.`
    return `Wrangler has deployed the new version, but it is not known to be live: ${place.reason}.${look}`
  }
  const live = `The new version is live at ${place.origin}`
  if (place.kind === 'preview') return `${live}, ${firstSteps(site, place)}`
  if (!examination?.ok) return `${live}, and the doctor has found what keeps readers from it.`
  if (!push.ok) {
    const refused = push.pings.filter(({ ok }) => !ok).map(({ feed }) => feed)
    return `${live}, but its hub has not taken every feed, and readers that trust it get the news late. Tell it again: npm run push -- ${refused.length > mostNamed ? '--all' : refused.join(' ')}`
  }
  return `${live}.`
}

/** What is left to do for a site that does not answer at its own address. */
function firstSteps(site: string, { origin, reason }: LivePlace & { kind: 'preview' }): string {
  if (isExampleHost(site)) {
    return `but its feeds name ${site}, an example that nobody can reach. Before anyone subscribes, write your own domain, or url: ${origin}, into site.yaml, and deploy again.`
  }
  const { hostname } = new URL(site)
  return `but not at ${site}, which its feeds name: ${reason}. To connect it, add the domain to the Worker in Cloudflare under Settings, Domains & Routes, or write routes = [{ pattern = "${hostname}", custom_domain = true }] into wrangler.toml, and deploy again.`
}

/** What is live after Wrangler has failed: it may have come as far as the upload. */
export async function failedDeploySentence(
  site: string,
  before: FeedStates,
  fresh: FeedStates,
): Promise<string> {
  const [probe] = changedFeeds(before, fresh)
  if (probe === undefined || isExampleHost(site)) return 'Nothing is known to have been deployed.'
  const live = await feedStates(site, [probe])
  if (changedFeeds(fresh, live).length === 0) {
    return `Wrangler failed after the upload: the new version is live at ${site}, and its hub was not told.`
  }
  if (changedFeeds(before, live).length === 0) {
    return `Nothing was deployed: ${site} serves what it served before.`
  }
  return `Nothing is known to have been deployed: look at ${site}.`
}
