import type { Bundle } from '../../../src/model/bundle.ts'
import { type StatsPoint, type StatsTexts, statsTexts } from '../../../src/model/stats-point.ts'
import { createWorker } from '../../../src/worker.ts'
import { now } from '../../support/local-site.ts'

/** What has been counted of a request, by the names of its columns. */
export interface Counted extends StatsTexts {
  subscribers: number
}

/** A site whose Worker writes its data points where a test can see them. */
export interface CountingSite {
  ask(path: string, headers?: Record<string, string>, method?: string): Promise<Response>
  /** What was counted of the requests since the last call. */
  counted(): Counted[]
  /** The same as they were written. */
  points: StatsPoint[]
}

export function countingSite(bundle: Bundle): CountingSite {
  const worker = createWorker(bundle, () => now.getTime())
  const points: StatsPoint[] = []
  const STATS = { writeDataPoint: (point: StatsPoint) => void points.push(point) }
  return {
    points,
    async ask(path, headers = {}, method = 'GET') {
      const request = new Request(new URL(path, bundle.site.url), { headers, method })
      return await worker.fetch(request, { STATS })
    },
    counted: () => points.splice(0).map(namedColumns),
  }
}

export function namedColumns({ blobs, doubles }: StatsPoint): Counted {
  const texts = Object.fromEntries(statsTexts.map((name, column) => [name, blobs[column] ?? '']))
  return { ...(texts as unknown as StatsTexts), subscribers: doubles[0] ?? Number.NaN }
}
