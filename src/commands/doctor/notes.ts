import { standingOf } from '../../check/live/build-rules.ts'
import { hubOf } from '../../check/live/hub-rules.ts'
import type { LiveSite, Variant } from '../../check/live/live-site.ts'
import { counted } from '../problem-report.ts'
import { articlesToCome } from './early-articles.ts'
import type { KnownBuild } from './known-build.ts'

const day = 86_400_000

// Of articles to come.
const told = 5

/** What was found out that is no finding. */
export function notesOn(live: LiveSite, build: KnownBuild | undefined): string[] {
  return [
    ...buildNotes(live, build),
    ...scheduleNotes(live, build),
    ...certificateNotes(live),
    ...live.variants.flatMap(variantNote),
    ...hubNotes(live),
    ...(live.known.length > live.feeds.length
      ? [`Only ${live.feeds.length} of ${live.known.length} feeds were asked, the others not.`]
      : []),
  ]
}

function buildNotes({ feeds }: LiveSite, build: KnownBuild | undefined): string[] {
  if (!build) return ['No build is known of this site: its bytes were compared with nothing.']
  const known = feeds.filter(({ built }) => built)
  const current = known.filter((feed) => standingOf(feed) === 'now')
  if (current.length < known.length || known.length === 0) return []
  return [`Every feed has the bytes of this build, ${counted(known.length, 'feed')} in all.`]
}

function scheduleNotes({ now }: LiveSite, build: KnownBuild | undefined): string[] {
  const all = build ? articlesToCome(build.content, now) : []
  const next = all
    .slice(0, told)
    .map(({ title, published }) => `“${title}” will appear at ${momentOf(published)}.`)
  const others = all.length - next.length
  return others === 0 ? next : [...next, `${counted(others, 'more article')} will appear later.`]
}

function momentOf(date: Date): string {
  return date.toISOString().replace('.000', '')
}

function certificateNotes({ secured, now }: LiveSite): string[] {
  const { secure } = secured ?? {}
  if (!secure) return []
  const left = Math.floor((secure.until - now) / day)
  return [`${secure.protocol}; the certificate is valid for ${counted(left, 'more day')}.`]
}

/** A name that does not exist is nobody's fault, but good to know. */
function variantNote({ url, failure, code }: Variant): string[] {
  if (code !== 'ENOTFOUND' && code !== 'EAI_AGAIN') return []
  return [`${new URL(url).origin}: ${failure}; who types it finds nothing.`]
}

function hubNotes({ feeds }: LiveSite): string[] {
  const hubs = new Map(feeds.flatMap(({ hub }) => (hub ? [[hubOf(hub), hub]] : [])))
  return [...hubs].flatMap(([url, { status, failure }]) => {
    if (url === '' || failure !== undefined) return []
    if (status === undefined) return [`The hub ${url} was not asked.`]
    return [`The hub ${url} answers HEAD with ${status}.`]
  })
}
