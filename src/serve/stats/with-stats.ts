import type { Bundle } from '../../model/bundle.ts'
import type { StatsDataset } from '../../model/stats-point.ts'
import type { Fetch } from '../with-ready-answers.ts'
import { statsPointOf } from './stats-point-of.ts'

/** What a Worker that counts finds in its environment. */
export interface StatsBindings {
  STATS?: StatsDataset
}

/**
 * Counts requests for feeds in the dataset that is bound as `STATS`; where there is none, nothing
 * is done. Whatever goes wrong with it, the answer is the same.
 */
export function withStats(
  bundle: Bundle,
  answer: Fetch,
): (request: Request, env?: StatsBindings) => ReturnType<Fetch> {
  async function answerAndCount(request: Request, dataset: StatsDataset): Promise<Response> {
    const response = await answer(request)
    try {
      const point = statsPointOf(request, response, bundle)
      if (point) dataset.writeDataPoint(point)
    } catch (error) {
      console.error(error)
    }
    return response
  }

  return function fetch(request, env) {
    const dataset = env?.STATS
    return dataset ? answerAndCount(request, dataset) : answer(request)
  }
}
