import * as v from 'valibot'
import { UsageError } from '../command.ts'
import { readToml } from '../read-toml.ts'

const binding = 'STATS'

const configuration = v.object({
  analytics_engine_datasets: v.optional(
    v.array(v.object({ binding: v.string(), dataset: v.optional(v.string()) })),
    [],
  ),
})

/**
 * The dataset that the Worker counts in.
 * @param file the configuration of Wrangler
 */
export function statsDataset(file: string): string {
  const parsed = v.safeParse(configuration, readToml(file))
  if (!parsed.success) {
    throw new UsageError(`${file}: expected [[analytics_engine_datasets]] with texts as its values`)
  }
  const bound = parsed.output.analytics_engine_datasets.find((one) => one.binding === binding)
  if (!bound) {
    throw new UsageError(
      `${file} binds no dataset as ${binding}, so nothing is counted: docs/stats.md says how to switch it on`,
    )
  }
  // Wrangler takes the name of the binding, too.
  const { dataset = binding } = bound
  if (!/^[a-z_]\w*$/i.test(dataset)) {
    throw new UsageError(
      `${file}: the dataset ${dataset} cannot be asked for; expected letters, digits and _`,
    )
  }
  return dataset
}
