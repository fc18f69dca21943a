import { rmSync } from 'node:fs'
import { type LimitName, type LimitUse, limitUses } from '../../src/bundle/limit-uses.ts'
import type { Bench, BenchPart } from '../bench-part.ts'
import { type BenchRow, comparedRow, ownRow, type RowText } from '../bench-row.ts'
import { runBuild } from '../run-build.ts'
import { type FeedSize, feedSizes } from './size/feed-sizes.ts'
import { type LargestFiles, largestAt, largestFiles } from './size/largest-files.ts'
import { type SiteSize, siteSize, sizeAt } from './size/site-size.ts'

/** Of how many articles the size is calculated. */
const calculated = 1_000_000

/** What a build weighs against the limits of the platform, and a feed against its document. */
export const size: BenchPart = {
  name: 'size',
  shows:
    'What is uploaded, against the limits of Cloudflare on both plans, and what feeds take on the ' +
    `wire. The size at ${calculated.toLocaleString('en')} articles is calculated: it goes on as ` +
    'it grew between the two largest sites, built so that all that can be a static asset is one; ' +
    'the largest file of each kind up to the bound of its kind.',
  articles: [1000, 10_000, 100_000],
  rounds: 1,
  async *run(bench) {
    for (const articles of bench.articles) {
      const { folder } = await bench.sites.built(articles)
      yield* limitRows(siteSize(folder, articles))
      yield* await wireRows(bench, articles)
    }
    yield* await calculatedRows(bench)
  },
}

/** Smaller sites do not grow evenly: their topics have fewer articles than a feed has room for. */
const evenFrom = 10_000

async function calculatedRows(bench: Bench): Promise<BenchRow[]> {
  const [small, large] = bench.articles.filter((articles) => articles >= evenFrom).slice(-2)
  if (small === undefined || large === undefined) {
    bench.progress(
      `no size of a larger site, which takes two from ${counted(evenFrom)} articles on`,
    )
    return []
  }
  const [less, more] = [await leanSite(bench, small), await leanSite(bench, large)]
  return limitRows({
    ...sizeAt(calculated, less.size, more.size),
    largestAsset: largestAt(calculated, less.files, more.files),
  })
}

interface LeanSite {
  size: SiteSize
  files: LargestFiles
}

/** A site whose Worker holds only what cannot be elsewhere. */
async function leanSite(bench: Bench, articles: number): Promise<LeanSite> {
  const { cache } = await bench.sites.built(articles)
  bench.progress(`${counted(articles)} articles, with as few modules as can be`)
  const out = bench.sites.folder()
  const content = bench.sites.content(articles)
  await runBuild({ content, out, cache }, { FEEDMILL_MODULE_MIB: '0' })
  const measured = { size: siteSize(out, articles), files: largestFiles(out, articles) }
  rmSync(out, { recursive: true })
  return measured
}

interface Measure {
  key: Exclude<keyof SiteSize, 'articles'>
  name: string
  unit: string
  /** What it counts against; the number of modules has no limit of its own. */
  limit?: LimitName
}

const measures: readonly Measure[] = [
  { key: 'worker', name: 'Worker', unit: 'MiB', limit: 'Worker' },
  { key: 'modules', name: 'modules', unit: 'files' },
  { key: 'assets', name: 'static assets', unit: 'files', limit: 'asset files' },
  { key: 'largestAsset', name: 'largest static asset', unit: 'MiB', limit: 'asset file' },
]

const limits = new Map(limitUses({ modules: [], assets: [] }).map((use) => [use.name, use]))

// What a site is to fit on the Free plan.
const largestFree = 100_000

function limitRows(measured: SiteSize): BenchRow[] {
  const { articles } = measured
  return measures.map(({ key, name, unit, limit }) => {
    const text = { name: `${counted(articles)} articles, ${name}`, unit }
    const use = limit && limits.get(limit)
    if (!use) return ownRow(text, [measured[key]])
    const [free, paid] = [inUnit(use, use.free), inUnit(use, use.paid)]
    const target = { of: 'ours', most: articles <= largestFree ? free : paid } as const
    const note =
      free === paid ? 'on both plans' : `Free plan ${counted(free)}, Paid plan ${counted(paid)}`
    return ownRow({ ...text, target, note }, [measured[key]])
  })
}

function inUnit({ unit }: LimitUse, most: number): number {
  return unit === 'bytes' ? most / 2 ** 20 : most
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
  const row = (name: string, feeds: readonly FeedSize[], text: Partial<RowText>): BenchRow =>
    comparedRow(
      { name: `${of}, ${name}`, unit: 'bytes', ...text },
      feeds.map(({ sent }) => sent),
      { name: 'gzip -9', values: feeds.map(({ gzip }) => gzip) },
    )
  const spread = 'the spread is that of the feeds'
  return [
    row(`${counted(sizes.length)} canonical feeds`, sizes, { note: spread }),
    row('the feed with the largest ratio', [worst], { target, note: worst.path }),
  ]
}

// Of a canonical feed on the wire to what `gzip -9` makes of it.
const target = { of: 'ratio', most: 1.02 } as const

function ratio({ sent, gzip }: FeedSize): number {
  return sent / gzip
}
