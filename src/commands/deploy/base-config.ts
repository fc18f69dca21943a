import { readFileSync } from 'node:fs'
import { parse, type TomlTable } from 'smol-toml'
import { UsageError } from '../command.ts'

/** A Wrangler configuration as its author has written it, which names the Worker. */
export interface BaseConfig extends TomlTable {
  name: string
}

// https://developers.cloudflare.com/workers/wrangler/configuration/#inheritable-keys
const workerName = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/

/** Reads the configuration that a deploy begins with; what is wrong with it is its author's to mend. */
export function readBaseConfig(file: string): BaseConfig {
  const config = parsed(file)
  const { name } = config
  if (typeof name !== 'string' || !workerName.test(name)) {
    throw new UsageError(
      `${file}: expected a name for the Worker in small letters, digits and dashes, such as name = "news"`,
    )
  }
  return { ...config, name }
}

function parsed(file: string): TomlTable {
  try {
    return parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if ('code' in error && error.code === 'ENOENT') {
      throw new UsageError(`${file}: there is no such file; a deploy begins with it`)
    }
    throw new UsageError(`${file}: it cannot be read: ${error.message.split('\n')[0]}`)
  }
}
