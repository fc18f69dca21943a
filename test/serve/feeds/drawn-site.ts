import { type Event, happen, type Known, visibleIn, type World } from '../../model/drawn-history.ts'
import { articleText, asciiJson } from '../../support/memory-content.ts'
import { plainSite } from '../../support/plain-site.ts'
import { bundledBefore, contentBundle } from '../content-bundle.ts'
import { type Ask, livingBundle } from '../memory-site.ts'

/** A drawn channel as a site that answers. */
export interface DrawnSite {
  world: World
  ask: Ask
}

const files = {
  'site.yaml': asciiJson({
    ...JSON.parse(plainSite['site.yaml'] ?? ''),
    // As `windowOf` has it.
    window: { items: 2, days: 1 },
  }),
  'topics.yaml': asciiJson({
    boats: { title: 'Boats', description: 'On boats.', keywords: ['boat'] },
    trains: { title: 'Trains', description: 'On trains.', keywords: ['train'] },
  }),
  // No site is without an article, and this one is in no feed.
  'articles/page.md': articleText(
    {
      title: 'A page',
      id: 'tag:harbour.example,2025:page',
      published: '2024-01-01',
      topics: ['boats', 'trains'],
      feed: false,
    },
    'For itself.',
  ),
}

/** The channels of the site by their paths, and which of the articles they carry. */
export const channels: Record<string, (article: Known) => boolean> = {
  '/': () => true,
  '/topics/boats/': ({ id }) => id % 3 < 2,
}

const shortText = 'The boats are in the harbour.'
// No archive document holds two of them.
const longText = `${shortText} `.repeat(9_000)

// What does not change from one site to another is compiled once.
const before = bundledBefore()

/** A build of the moment that the channel is at. */
export async function drawnSite(world: World): Promise<DrawnSite> {
  const at = new Date(world.now)
  const articles = world.articles.filter(({ published, expires }) => published < expires)
  const drawn = articles.map((one) => [`articles/article-${one.id}.md`, text(one)])
  const bundle = await contentBundle({ ...files, ...Object.fromEntries(drawn) }, at, before)
  return { world, ask: livingBundle(bundle) }
}

/** The site after something has happened; only what changes articles needs a new build. */
export async function siteAfter(site: DrawnSite, events: readonly Event[]): Promise<DrawnSite> {
  let { world } = site
  let built: World | undefined
  for (const event of events) {
    const next = happen(world, event)
    if (next.articles !== world.articles) built = next
    world = next
  }
  const { ask } = built ? await drawnSite(built) : site
  return { world, ask }
}

/** What a feed says of an article, in any format. */
export function titleOf({ id, state }: Known): string {
  return `Article ${id} in state ${state}`
}

/** What the public may see in a channel, the newest first. */
export function seenIn(path: string, world: World): Known[] {
  const carries = channels[path] ?? (() => false)
  return visibleIn(world).filter(carries)
}

function text(article: Known): string {
  const { id, published, expires, length, inFeeds } = article
  return articleText(
    {
      title: titleOf(article),
      id: `tag:harbour.example,2025:article-${id}`,
      published: new Date(published).toISOString(),
      expires: Number.isFinite(expires) ? new Date(expires).toISOString() : undefined,
      topics: [['boats'], ['boats', 'trains'], ['trains']][id % 3],
      feed: inFeeds,
    },
    length > 50 ? longText : shortText,
  )
}
