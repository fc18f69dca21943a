import type { OutputFile } from './output-file.ts'

/** The code of the Worker as one module. */
export async function compileWorker(entry: string): Promise<OutputFile> {
  // Most builds have the code from an earlier one.
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    target: 'es2024',
    minify: true,
    legalComments: 'none',
    write: false,
    logLevel: 'silent',
  })
  const [file] = outputFiles
  if (!file) throw new Error(`compile ${entry}: no output`)
  return { path: 'worker.js', bytes: file.contents }
}
