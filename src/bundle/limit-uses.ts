import { lengthOf, type OutputFile, type WorkerFiles } from './output-file.ts'

/** The files of a build, or those that are known already. */
export type SomeFiles = { readonly [List in keyof WorkerFiles]: readonly OutputFile[] }

/** What a build takes of what the platform gives. */
export interface LimitUse {
  name: LimitName
  unit: 'bytes' | 'files'
  /** The most that each plan takes. */
  free: number
  paid: number
  measured: number
  /** The file that is measured, where it is one. */
  path?: string
}

/** The limits of Cloudflare (https://developers.cloudflare.com/workers/platform/limits/). */
const limits = {
  Worker: { unit: 'bytes', free: 64 * 2 ** 20, paid: 64 * 2 ** 20, measure: workerBytes },
  'asset file': { unit: 'bytes', free: 25 * 2 ** 20, paid: 25 * 2 ** 20, measure: largestAsset },
  'asset files': { unit: 'files', free: 20_000, paid: 100_000, measure: assetCount },
} as const
export type LimitName = keyof typeof limits

/** Every limit, with the figure of these files. */
export function limitUses(files: SomeFiles): LimitUse[] {
  return Object.entries(limits).map(([name, { measure, ...limit }]) => ({
    name: name as LimitName,
    ...limit,
    ...measure(files),
  }))
}

type Measured = Pick<LimitUse, 'measured' | 'path'>

function workerBytes({ modules }: SomeFiles): Measured {
  return { measured: modules.reduce((sum, file) => sum + lengthOf(file), 0) }
}

function largestAsset(files: SomeFiles): Measured {
  const [largest] = uploaded(files).toSorted((a, b) => lengthOf(b) - lengthOf(a))
  return largest ? { measured: lengthOf(largest), path: largest.path } : { measured: 0 }
}

function assetCount(files: SomeFiles): Measured {
  return { measured: uploaded(files).length }
}

/** The headers are settings, which the platform reads and does not keep as a file. */
function uploaded({ assets }: SomeFiles): OutputFile[] {
  return assets.filter(({ path }) => path !== '_headers')
}
