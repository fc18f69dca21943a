import type { Built } from '../../build.ts'
import type { CheckedContent } from '../../check/content/checked-content.ts'
import { contentRules } from '../../check/content/content-rules.ts'
import { channelRules } from '../../check/feed/channel-rules.ts'
import { feedRules } from '../../check/feed/feed-rules.ts'
import { historyRules } from '../../check/feed/history-rules.ts'
import { openFeed } from '../../check/feed/open-feed.ts'
import type { OpenedFeed } from '../../check/feed/opened-feed.ts'
import { headerOf } from '../../check/http/exchange.ts'
import { httpRules } from '../../check/http/http-rules.ts'
import { linkRules } from '../../check/http/link-rules.ts'
import type { LinkedAddress } from '../../check/http/linked-address.ts'
import { pageRules } from '../../check/http/page-rules.ts'
import { answerOf, type VisitedAddress } from '../../check/http/visited-address.ts'
import { articlePath } from '../../model/article.ts'
import { decodePath } from '../../model/decode-path.ts'
import { loadFiles } from '../../read/source/load-files.ts'
import { buildSite } from '../build-site.ts'
import { startLocalWorker } from '../local-worker.ts'
import { checkedContent } from './checked-content.ts'
import { carriedIds, feedHistories } from './feed-histories.ts'
import { type Remark, remarkOf, remarksOf, withoutRepetition } from './remark.ts'
import { siteAddresses } from './site-addresses.ts'
import type { Sources } from './sources.ts'
import { type VisitedSite, visitSite } from './visit-site.ts'

/** What was found, and in which texts. */
export interface Checked {
  remarks: readonly Remark[]
  /** Texts of served documents by their addresses. */
  documents: Sources
}

/** Builds a content folder and asks the built Worker for everything, as readers do. */
export async function checkSite(
  root: string,
  onProgress: (text: string) => void,
): Promise<Checked> {
  onProgress(`Building ${root}`)
  const now = new Date()
  const built = await buildSite(root, now, onProgress, { push: true })
  if ('problems' in built) {
    return { remarks: built.problems.map(remarkOf), documents: new Map() }
  }
  const local = await startLocalWorker(built.files, 0)
  try {
    return await checkBuilt(built, { root, now, origin: local.origin, onProgress })
  } finally {
    await local.stop()
  }
}

/** How a build is looked at. */
interface Look {
  /** The content folder. */
  root: string
  /** The moment of the build. */
  now: Date
  /** Where the build runs on this machine. */
  origin: string
  onProgress: (text: string) => void
}

/** The same for a build that runs already. */
export async function checkBuilt(
  { content, files }: Built,
  { root, now, origin, onProgress }: Look,
): Promise<Checked> {
  const subject = checkedContent(content, loadFiles(root), root, now)
  const ofContent = remarksOf(contentRules, subject, { most: Number.POSITIVE_INFINITY })
  const visited = await visitSite({
    origin,
    site: content.site.url,
    addresses: siteAddresses(content, files.assets, now),
    now: Date.now(),
    onProgress: (done, known) => onProgress(`Asking for address ${done} of ${known}`),
  })
  const feeds = visited.addresses.filter(isFeed).flatMap(openedAt)
  return {
    remarks: [
      ...ofContent,
      ...withoutRepetition([
        ...remarksOn(visited, feeds, { site: content.site.url, subject }),
        ...feedHistories(visited, feeds, (feed) => carriedIds(content, now, feed)).flatMap(
          (history) =>
            remarksOf(historyRules, history, { address: history.subscription.address ?? '' }),
        ),
      ]),
    ],
    documents: new Map(feeds.map(({ address = '', text }) => [address, text])),
  }
}

function isFeed({ kind, mediaType }: VisitedAddress): boolean {
  return kind === 'feed' || mediaType === 'text/x-opml'
}

/** What an address served, opened as readers open it. */
export function openedAt(visited: VisitedAddress): OpenedFeed[] {
  const answer = answerOf(visited)
  if (answer?.status !== 200 || !answer.content) return []
  const mediaType = headerOf(answer, 'content-type')
  const link = headerOf(answer, 'link')
  return [
    openFeed({
      address: visited.url,
      bytes: answer.content,
      now: visited.visited,
      ...(visited.archive && { subscription: visited.archive.subscription }),
      ...(mediaType !== undefined && { mediaType }),
      ...(link !== undefined && { link }),
    }),
  ]
}

/** What was built. */
interface Source {
  /** Origin of the site. */
  site: string
  subject: CheckedContent
}

function remarksOn(
  { addresses, pages, links }: VisitedSite,
  feeds: readonly OpenedFeed[],
  content: Source,
): Remark[] {
  const channels = Map.groupBy(
    feeds.filter(({ format }) => format !== 'opml'),
    ({ address = '' }) => new URL('.', address).href + new URL(address).search,
  )
  return [
    ...feeds.flatMap((feed) => remarksOf(feedRules, feed, { address: feed.address ?? '' })),
    ...[...channels].flatMap(([address, channel]) => remarksOf(channelRules, channel, { address })),
    ...addresses.flatMap((visited) => remarksOf(httpRules, visited, { address: visited.url })),
    ...pages.flatMap((page) => remarksOf(pageRules, page, { address: page.url })),
    ...links.flatMap((link) =>
      remarksOf(linkRules, link, { address: link.url }).map((remark) =>
        inFile(remark, link, content),
      ),
    ),
  ]
}

/** The link as its author wrote it, when it stands on the page of an article. */
function inFile(remark: Remark, link: LinkedAddress, { site, subject }: Source): Remark {
  const source = subject.articles.find(
    ({ article }) => site + articlePath(article.slug) === remark.address,
  )
  if (!source) return remark
  const written = link.links.find(({ from }) => from === remark.address)
  const { origin } = source
  const name = decodePath(link.url.replace(/\/$/, '').replace(/.*\//, ''))
  const fragment = written?.fragment === undefined ? [] : [`#${written.fragment}`]
  const ways = [...fragment, ...fragment.map(decodePath), name]
  return { ...remark, file: origin.file, ...origin.find(...ways) }
}
