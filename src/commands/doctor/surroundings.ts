import type { Exchange } from '../../check/http/exchange.ts'
import type { LiveFeed } from '../../check/live/live-feed.ts'
import type { LiveSite } from '../../check/live/live-site.ts'
import { articlePath } from '../../model/article.ts'
import { isVisible } from '../../model/timeline.ts'
import { isLoopback } from '../../serve/canonical-origin.ts'
import type { Ask } from '../check/exchanges-with.ts'
import { askHub } from './ask-hub.ts'
import { askPicture } from './ask-picture.ts'
import { earlyArticles } from './early-articles.ts'
import { forbiddenFeeds } from './forbidden-feeds.ts'
import type { KnownBuild } from './known-build.ts'
import type { Session } from './session.ts'
import { visitVariants } from './visit-variants.ts'

export interface Surroundings {
  session: Session
  /** Where the site is asked. */
  origin: string
  /** The origin that it names. */
  site: string
  quick: boolean
  build: KnownBuild | undefined
  progress(text: string): void
}

/**
 * What is looked at besides the feeds.
 * @param home what the address of the site gave
 */
export async function surroundingsOf(
  feeds: readonly LiveFeed[],
  home: Exchange,
  { session, origin, site, quick, build, progress }: Surroundings,
  now: number,
): Promise<Partial<LiveSite>> {
  const isLocal = isLoopback(new URL(origin).hostname)
  const { ask } = session
  const pages = build && new URL(home.request.url).origin === origin ? [home] : []
  const facts = {
    feeds: isLocal ? feeds : await askHub(feeds, ask),
    now,
    pages,
    ...(!isLocal && { secured: home }),
  }
  if (quick) return facts
  progress('Asking for the other addresses of the site')
  const away = isLocal ? {} : await seenFromAway(feeds, { session, origin, site, build })
  return {
    ...facts,
    ...away,
    pages: build ? [...pages, ...(await articlePage(build, { ask, site, now }))] : [],
    forbidden: await forbiddenFeeds(
      feeds.map(({ url }) => url),
      { ask, site },
    ),
    early: build ? await earlyArticles(build.content, feeds, { ask, site, now }) : [],
    ...(await askPicture(feeds, { ask, site })),
  }
}

/** What says nothing of a site on this machine. */
async function seenFromAway(
  feeds: readonly LiveFeed[],
  { session, origin, site, build }: Pick<Surroundings, 'session' | 'origin' | 'site' | 'build'>,
): Promise<Partial<LiveSite>> {
  const sound = feeds.find(({ visited }) => visited)
  if (!sound || site !== origin) return {}
  const { ask, askWithOldTls } = session
  const old = await askWithOldTls({ method: 'GET', url: sound.url, headers: {} })
  return {
    variants: await visitVariants(sound.url, { ask, slash: !build }),
    ...('failure' in old && { olderTls: old }),
  }
}

/** That of the newest article: what edits pages may leave alone the one that has no text. */
async function articlePage(
  { content }: KnownBuild,
  { ask, site, now }: { ask: Ask; site: string; now: number },
): Promise<Exchange[]> {
  const newest = content.articles
    .filter((article) => isVisible(article, new Date(now)))
    .toSorted((a, b) => b.published.getTime() - a.published.getTime())[0]
  if (!newest) return []
  const outcome = await ask({ method: 'GET', url: site + articlePath(newest.slug), headers: {} })
  return 'answer' in outcome ? [outcome] : []
}
