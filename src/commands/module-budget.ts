import { usualModuleBudget } from '../bundle/place-files.ts'
import { UsageError } from './command.ts'

const variable = 'FEEDMILL_MODULE_MIB'

/**
 * Bytes of modules above which a build makes static assets of them. It is a variable of the
 * environment, since `wrangler deploy` builds too, and all commands have to build the same.
 */
export function moduleBudget(environment: NodeJS.ProcessEnv = process.env): number {
  const value = environment[variable]
  if (value === undefined || value === '') return usualModuleBudget
  const mebibytes = Number(value)
  if (mebibytes >= 0 && mebibytes <= 64) return mebibytes * 2 ** 20
  throw new UsageError(`${variable}=${value}: expected a number of MiB from 0 to 64`)
}
