import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench } from '../../bench-part.ts'
import { type BenchRow, ownRow } from '../../bench-row.ts'
import { inTurns } from '../../in-turns.ts'
import { type BuildFolders, runBuild } from '../../run-build.ts'
import type { ProcessCost } from '../../run-process.ts'
import { zipfArticleOf } from '../../zipf-content.ts'
import { differingFiles } from './differing-files.ts'

/** Seconds that a build may take when one article has changed, by the number of all articles. */
const targets: ReadonlyMap<number, number> = new Map([
  [10_000, 1],
  [100_000, 3],
])

/**
 * Builds into a folder that holds a build already, after a change of one article; and in the end
 * from nothing, to compare what both have written.
 */
export async function changedBuilds(bench: Bench, articles: number): Promise<BenchRow[]> {
  const built = await bench.sites.built(articles)
  const content = bench.sites.content(articles)
  const folders = { content, out: bench.sites.folder(), cache: built.cache }
  cpSync(built.folder, folders.out, { recursive: true, preserveTimestamps: true })
  using changes = changesOf(content, articles)
  const after = (change: (round: number) => void) => (round: number) => {
    change(round)
    return runBuild(folders)
  }
  bench.progress(`${articles.toLocaleString('en')} articles, changed one by one`)
  const costs = await inTurns(bench.rounds, {
    'nothing changed': after(() => {}),
    'an old article edited': after(changes.edit),
    'a newest article added': after(changes.add),
    'an article deleted': after(changes.delete),
  })
  const rows = Object.entries(costs).map(([name, values]) => changeRow(articles, name, values))
  return [...rows, await sameBytes(bench, articles, folders)]
}

function changeRow(articles: number, change: string, costs: readonly ProcessCost[]): BenchRow {
  const most = targets.get(articles)
  const [cpu, memory] = (['cpu', 'memory'] as const).map((measure) =>
    Math.max(...costs.map((cost) => cost[measure])),
  )
  const text = {
    name: `${articles.toLocaleString('en')} articles, ${change}`,
    unit: 's',
    ...(most === undefined ? {} : { target: { of: 'ours', most } as const }),
    note: `at most ${cpu?.toFixed(2)} s of CPU and ${memory?.toFixed(0)} MB`,
  }
  return ownRow(
    text,
    costs.map(({ wall }) => wall),
  )
}

async function sameBytes(bench: Bench, articles: number, kept: BuildFolders): Promise<BenchRow> {
  bench.progress(`${articles.toLocaleString('en')} articles, cold, to compare the files`)
  const fresh = { ...kept, out: bench.sites.folder(), cache: bench.sites.folder() }
  await runBuild(fresh)
  const { files, differing } = differingFiles(kept.out, fresh.out)
  for (const folder of [fresh.out, fresh.cache, kept.out]) {
    rmSync(folder, { recursive: true, force: true })
  }
  const first = differing.length === 0 ? 'none differs' : `the first is ${differing[0]}`
  const text = {
    name: `${articles.toLocaleString('en')} articles, differences from a cold build`,
    unit: 'files',
    target: { of: 'ours', most: 0 } as const,
    note: `after all these changes, by the hashes of ${files.toLocaleString('en')} files; ${first}`,
  }
  return ownRow(text, [differing.length])
}

/** What can happen to the articles; all of it is undone in the end. */
function changesOf(content: string, articles: number) {
  const before = new Map<string, string | undefined>()
  const article = zipfArticleOf(articles)
  const write = (path: string, text: string | undefined, old: string | undefined): void => {
    if (!before.has(path)) before.set(path, old)
    if (text === undefined) rmSync(join(content, path))
    else writeFileSync(join(content, path), text)
  }
  return {
    edit(round: number): void {
      const { path } = article((articles >> 2) + round)
      const text = readFileSync(join(content, path), 'utf8')
      write(path, `${text}\nEdited in round ${round}.\n`, text)
    },
    add(round: number): void {
      const { path, text } = article(articles + round)
      write(path, text, undefined)
    },
    delete(round: number): void {
      const { path, text } = article((articles >> 1) + round)
      write(path, undefined, text)
    },
    [Symbol.dispose](): void {
      for (const [path, text] of before) {
        if (text === undefined) rmSync(join(content, path))
        else writeFileSync(join(content, path), text)
      }
    },
  }
}
