/** Where requests for feeds are counted: an Analytics Engine dataset of Cloudflare's. */
export interface StatsDataset {
  /** Does not wait for anything. */
  writeDataPoint(point: StatsPoint): void
}

/** What is written of one request. */
export interface StatsPoint {
  /** What a busy dataset is sampled by, at most 96 bytes. */
  indexes: [string]
  /** In the order of `statsTexts`. */
  blobs: string[]
  /** In the order of `statsNumbers`. */
  doubles: number[]
}

/** How a feed was asked for: as it is, with parameters, or its past. */
export type StatsKind = 'whole' | 'filtered' | 'archive'

/** The texts of a data point; SQL knows the first as `blob1`. */
export interface StatsTexts {
  /** Canonical path of the feed; empty where there is none. */
  feed: string
  /** HTTP status. */
  status: string
  /** Its name in the list of readers. */
  reader: string
  /** What a service that states its subscribers knows the feed by; else empty. */
  address: string
  kind: StatsKind
  /** The path that was asked for where there is no feed; else empty. */
  missing: string
}

export const statsTexts = ['feed', 'status', 'reader', 'address', 'kind', 'missing'] as const

/** The numbers of a data point; SQL knows the first as `double1`. */
export const statsNumbers = ['subscribers'] as const

/** Stands for every missing path that is not written as it is. */
export const otherMissing = 'other'
