import type { OutputFile } from './output-file.ts'

/**
 * Code of the Worker as one module.
 * @param path the path of the module
 */
export async function compileWorker(entry: string, path = 'worker.js'): Promise<OutputFile> {
  // Most builds have the code from an earlier one.
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    // What the runtime has.
    external: ['cloudflare:*'],
    format: 'esm',
    target: 'es2024',
    minify: true,
    legalComments: 'none',
    write: false,
    logLevel: 'silent',
  })
  const [file] = outputFiles
  if (!file) throw new Error(`compile ${entry}: no output`)
  return { path, bytes: file.contents }
}
