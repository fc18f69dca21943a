import { fileAt, lengthOf, type OutputFile, type WorkerFiles } from '../bundle/output-file.ts'

/** The layout that `wrangler.toml` names: modules and static files never mix. */
export function outputLayout({ modules, assets }: WorkerFiles): OutputFile[] {
  return [
    ...modules.map((file) => fileAt(`worker/${file.path}`, file)),
    ...assets.map((file) => fileAt(`assets/${file.path}`, file)),
  ]
}

/** What counts against the size limit of a Worker. */
export function workerBytes({ modules }: WorkerFiles): number {
  return modules.reduce((sum, file) => sum + lengthOf(file), 0)
}
