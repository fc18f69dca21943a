import type { BenchRow } from './bench-row.ts'
import type { BenchSites } from './bench-sites.ts'

/** One subject of the bench: a line in `parts.ts`. */
export interface BenchPart {
  /** What it is asked for by. */
  name: string
  /** What its rows show, in a sentence or some, for those who read the table. */
  shows: string
  /** How many articles its sites have, when nothing else is asked for. */
  articles: readonly number[]
  /** How often each thing is measured, when nothing else is asked for. */
  rounds: number
  /** Whether it runs only when it is named, as it takes long or needs a browser. */
  onlyByName?: boolean
  /** Gives each row as soon as it is known: a later size may fail. */
  run(bench: Bench): AsyncIterable<BenchRow>
}

/** What a part is given. */
export interface Bench {
  /** Sizes of sites, from the smallest. */
  articles: readonly number[]
  rounds: number
  /** Sites that all parts of a run share. */
  sites: BenchSites
  /** Says on the terminal what is being done now. */
  progress(what: string): void
}
