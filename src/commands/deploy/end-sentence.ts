import type { Site } from '../../model/site.ts'
import type { Examination } from '../doctor/examination.ts'
import { isExampleHost } from './example-host.ts'
import { changedFeeds, type FeedStates, feedStates } from './feed-states.ts'
import type { PushResult } from './push-step.ts'
import type { LivePlace } from './wait-step.ts'

// More would be no line that anyone can read.
const mostNamed = 12

// The next deploy compares with what is live by then, and finds that nothing has changed.
const tellLater = 'npm run push -- --all'

interface End {
  site: DeployedSite
  place: LivePlace
  examination: Examination | undefined
  push: PushResult
}

/** What a sentence says of a site: the address that its feeds name, and its hub. */
type DeployedSite = Pick<Site, 'url' | 'hub'>

/** What is live and what is not, and what the publisher has to do now. */
export function endSentence({ site, place, examination, push }: End): string {
  if (place.kind === 'nowhere') {
    const look =
      place.preview === undefined ? '' : ` The new version can be seen at ${place.preview}.`
    const hub = site.hub === undefined ? '' : ` Once it is, tell the hub: ${tellLater}`
    return `Wrangler has deployed the new version, but it is not known to be live: ${place.reason}.${look}${hub}`
  }
  const live = `The new version is live at ${place.origin}`
  if (place.kind === 'preview') return `${live}, ${firstSteps(site.url, place)}`
  if (!examination?.ok) return `${live}, and the doctor has found what keeps readers from it.`
  if (!push.ok) {
    const refused = push.pings.filter(({ ok }) => !ok).map(({ feed }) => feed)
    return `${live}, but its hub has not taken every feed, and readers that trust it get the news late. Tell it again: ${refused.length > mostNamed ? tellLater : `npm run push -- ${refused.join(' ')}`}`
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
  { url, hub }: DeployedSite,
  before: FeedStates,
  fresh: FeedStates,
): Promise<string> {
  const [probe] = changedFeeds(before, fresh)
  if (probe === undefined || isExampleHost(url)) return 'Nothing is known to have been deployed.'
  const live = await feedStates(url, [probe])
  if (changedFeeds(fresh, live).length === 0) {
    const untold = hub === undefined ? '' : ` Tell its hub: ${tellLater}`
    return `Wrangler failed after the upload, but the new version is live at ${url}.${untold}`
  }
  if (changedFeeds(before, live).length === 0) {
    return `Nothing was deployed: ${url} serves what it served before.`
  }
  return `Nothing is known to have been deployed: look at ${url}.`
}

/** What comes of a deploy that is only played through. */
export function rehearsalSentence(url: string, name: string, ok: boolean): string {
  if (!ok) return 'Nothing was deployed, and it is not ready for it.'
  const example = isExampleHost(url)
    ? ` Its feeds name ${url}, an example that nobody can reach; docs/deploy.md#the-first-feed says when to write your own.`
    : ''
  return `Nothing was deployed, as --dry-run says; ${name} is ready for it.${example}`
}
