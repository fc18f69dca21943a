import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench } from '../../bench-part.ts'
import { writeHugoSite } from '../../hugo-site.ts'
import { hugoVersion } from '../../hugo-version.ts'
import { inTurns } from '../../in-turns.ts'
import { runBuild } from '../../run-build.ts'
import { type ProcessCost, runProcess } from '../../run-process.ts'

/** What builds took that had nothing to begin with, round for round. */
export interface ColdBuilds {
  ours: readonly ProcessCost[]
  /** Of Hugo, where it is installed. */
  hugo?: readonly ProcessCost[]
}

// From here on a round takes minutes, and says enough.
const large = 100_000

/** Builds by turns with Feedmill and Hugo, each time into folders that are not there. */
export async function coldBuilds(bench: Bench, articles: number): Promise<ColdBuilds> {
  const rounds = articles < large ? bench.rounds : 1
  const ours = (round: number): Promise<ProcessCost> => ownBuild(bench, articles, round)
  if (!hugoVersion()) return inTurns(rounds, { ours })
  const site = bench.sites.folder()
  writeHugoSite(site, bench.sites.content(articles))
  try {
    return await inTurns(rounds, { ours, hugo: () => hugoBuild(bench, articles, site) })
  } finally {
    rmSync(site, { recursive: true })
  }
}

async function ownBuild(bench: Bench, articles: number, round: number): Promise<ProcessCost> {
  // The first one stays for the other parts.
  if (round === 0) return (await bench.sites.built(articles)).cost
  const content = bench.sites.content(articles)
  const [out, cache] = [bench.sites.folder(), bench.sites.folder()]
  bench.progress(`${articles.toLocaleString('en')} articles, cold, round ${round + 1}`)
  const cost = await runBuild({ content, out, cache })
  for (const folder of [out, cache]) rmSync(folder, { recursive: true, force: true })
  return cost
}

async function hugoBuild(bench: Bench, articles: number, site: string): Promise<ProcessCost> {
  for (const folder of ['public', 'resources']) {
    rmSync(join(site, folder), { recursive: true, force: true })
  }
  bench.progress(`${articles.toLocaleString('en')} articles, Hugo`)
  return runProcess('hugo', ['--quiet'], site)
}
