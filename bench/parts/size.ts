import type { Bench, BenchPart } from '../bench-part.ts'
import { type BenchRow, comparedRow, ownRow } from '../bench-row.ts'
import { type FeedSize, feedSizes } from './size/feed-sizes.ts'
import { type SiteSize, siteSize, sizeAt } from './size/site-size.ts'

/** Of how many articles the size is calculated. */
const calculated = 1_000_000

/** What a build weighs against the limits of the platform, and a feed against its document. */
export const size: BenchPart = {
  name: 'size',
  shows:
    'What is uploaded, against the limits of Cloudflare on both plans, and what feeds take on the ' +
    `wire. The size at ${calculated.toLocaleString('en')} articles is calculated: it goes on as ` +
    'it grew between the two largest sites that were measured.',
  articles: [1000, 10_000, 100_000],
  rounds: 1,
  async run(bench) {
    const rows: BenchRow[] = []
    const sizes: SiteSize[] = []
    for (const articles of bench.articles) {
      const { folder } = await bench.sites.built(articles)
      const measured = siteSize(folder, articles)
      sizes.push(measured)
      rows.push(...limitRows(measured), ...(await wireRows(bench, articles)))
    }
    const [before, largest] = sizes.slice(-2)
    if (before && largest) rows.push(...limitRows(sizeAt(calculated, before, largest)))
    return rows
  },
}

interface Limit {
  key: Exclude<keyof SiteSize, 'articles'>
  name: string
  unit: string
  /** The most that each plan takes. */
  most?: { free: number; paid: number }
}

/**
 * The limits of the platform (https://developers.cloudflare.com/workers/platform/limits/); the
 * number of modules has no limit of its own.
 */
const limits: readonly Limit[] = [
  { key: 'worker', name: 'Worker', unit: 'MiB', most: { free: 64, paid: 64 } },
  { key: 'modules', name: 'modules', unit: 'files' },
  { key: 'assets', name: 'static assets', unit: 'files', most: { free: 20_000, paid: 100_000 } },
  { key: 'largestAsset', name: 'largest static asset', unit: 'MiB', most: { free: 25, paid: 25 } },
]

// What a site is to fit on the Free plan.
const largestFree = 100_000

function limitRows(measured: SiteSize): BenchRow[] {
  const { articles } = measured
  return limits.map(({ key, name, unit, most }) => {
    const text = { name: `${counted(articles)} articles, ${name}`, unit }
    if (!most) return ownRow(text, [measured[key]])
    const { free, paid } = most
    const target = { of: 'ours', most: articles <= largestFree ? free : paid } as const
    const note =
      free === paid ? 'on both plans' : `Free plan ${counted(free)}, Paid plan ${counted(paid)}`
    return ownRow({ ...text, target, note }, [measured[key]])
  })
}

function counted(number: number): string {
  return number.toLocaleString('en')
}

async function wireRows(bench: Bench, articles: number): Promise<BenchRow[]> {
  const of = `${articles.toLocaleString('en')} articles`
  bench.progress(`${of}, feeds on the wire`)
  const { worker } = await bench.sites.built(articles)
  const sizes = await feedSizes(worker)
  const worst = sizes.reduce((one, other) => (ratio(other) > ratio(one) ? other : one))
  const row = (name: string, feeds: readonly FeedSize[], note?: string): BenchRow =>
    comparedRow(
      { name: `${of}, ${name}`, unit: 'bytes', target, ...(note !== undefined && { note }) },
      feeds.map(({ sent }) => sent),
      { name: 'gzip -9', values: feeds.map(({ gzip }) => gzip) },
    )
  const spread = 'the spread is that of the feeds'
  return [
    row(`${counted(sizes.length)} canonical feeds`, sizes, spread),
    row('the feed with the largest ratio', [worst], worst.path),
  ]
}

// Of a canonical feed on the wire to what `gzip -9` makes of it.
const target = { of: 'ratio', most: 1.02 } as const

function ratio({ sent, gzip }: FeedSize): number {
  return sent / gzip
}
