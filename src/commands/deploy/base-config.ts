import type { TomlTable } from 'smol-toml'
import { UsageError } from '../command.ts'
import { readToml } from '../read-toml.ts'

/** A Wrangler configuration as its author has written it, which names the Worker. */
export interface BaseConfig extends TomlTable {
  name: string
}

// https://developers.cloudflare.com/workers/wrangler/configuration/#inheritable-keys
const workerName = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/

/** Reads the configuration that a deploy begins with; what is wrong with it is its author's to mend. */
export function readBaseConfig(file: string): BaseConfig {
  const config = readToml(file)
  const { name } = config
  if (typeof name !== 'string' || !workerName.test(name)) {
    throw new UsageError(
      `${file}: expected a name for the Worker in small letters, digits and dashes, such as name = "news"`,
    )
  }
  return { ...config, name }
}
