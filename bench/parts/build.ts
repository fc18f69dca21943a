import type { Bench, BenchPart } from '../bench-part.ts'
import { type BenchRow, comparedRow, ownRow } from '../bench-row.ts'
import { changedBuilds } from './build/changed-builds.ts'
import { type ColdBuilds, coldBuilds } from './build/cold-builds.ts'

/** How long building takes, and how much memory, against Hugo and by the size of the site. */
export const build: BenchPart = {
  name: 'build',
  shows:
    '`npm run build` as a whole process, from nothing and after a change. Hugo makes of the same ' +
    'articles a page each and, for the site and 200 topics, RSS, Atom and JSON Feed with the full ' +
    'texts of the newest 50.',
  articles: [1000, 10_000, 100_000],
  rounds: 3,
  async *run(bench) {
    const cold = new Map<number, ColdBuilds>()
    for (const articles of bench.articles) {
      const builds = await coldBuilds(bench, articles)
      cold.set(articles, builds)
      yield* coldRows(articles, builds)
      yield* await changedBuilds(bench, articles)
    }
    yield* growthRows(bench, cold)
  },
}

const measures = {
  wall: { name: 'time', unit: 's' },
  cpu: { name: 'CPU time', unit: 's' },
  memory: { name: 'peak memory', unit: 'MB' },
} as const

type Measure = keyof typeof measures

const mostMemory = 2000

function coldRows(articles: number, { ours, hugo }: ColdBuilds): BenchRow[] {
  const row = (measure: Measure, target?: BenchRow['target']): BenchRow => {
    const { name, unit } = measures[measure]
    const text = {
      name: `${articles.toLocaleString('en')} articles, cold, ${name}`,
      unit,
      ...(target && { target }),
    }
    const own = ours.map((cost) => cost[measure])
    if (!hugo) return ownRow({ ...text, note: 'Hugo is not installed' }, own)
    return comparedRow(text, own, { name: 'Hugo', values: hugo.map((cost) => cost[measure]) })
  }
  const againstHugo = articles === 10_000 && hugo ? { of: 'ratio' as const, most: 0.4 } : undefined
  return [row('wall', againstHugo), row('cpu'), row('memory', { of: 'ours', most: mostMemory })]
}

/** How much more ten times the content takes. */
function growthRows({ articles }: Bench, cold: ReadonlyMap<number, ColdBuilds>): BenchRow[] {
  return articles.flatMap((large) => {
    const small = large / 10
    const [ours, base] = [cold.get(large)?.ours, cold.get(small)?.ours]
    if (!ours || !base) return []
    return (['wall', 'cpu', 'memory'] as const).map((measure) => {
      const { name, unit } = measures[measure]
      const text = {
        name: `${large.toLocaleString('en')} articles by ${small.toLocaleString('en')}, ${name}`,
        unit,
        target: { of: 'ratio', most: 12 } as const,
      }
      const values = base.map((cost) => cost[measure])
      const name2 = `${small.toLocaleString('en')} articles`
      return comparedRow(
        text,
        ours.map((cost) => cost[measure]),
        { name: name2, values },
      )
    })
  })
}
