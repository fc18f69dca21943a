import { once } from 'node:events'
import { realpathSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { watch } from 'chokidar'
import { isIgnored } from '../read/source/load-files.ts'
import { type Command, contentOption, type Output, UsageError } from './command.ts'
import { contentFolder } from './content-folder.ts'
import { exitOnSignals } from './exit-on-signals.ts'
import { type FrontDoor, openFrontDoor } from './front-door.ts'
import { openCacheFolder } from './open-cache-folder.ts'
import { previewOf } from './preview.ts'
import { workerEntry } from './worker-entry.ts'

/** Serves the site on this machine and follows every change. */
export const startCommand: Command = {
  name: 'start',
  description: 'Builds the site, serves it on this machine, and follows every change.',
  options: {
    content: contentOption,
    port: { type: 'string', default: '8787', value: 'N', description: 'the port to listen on' },
  },
  async run(options, output) {
    const content = contentFolder(options['content'])
    // Whoever cannot build is told before anything starts.
    openCacheFolder(content)
    const door = await doorAt(options['port'])
    exitOnSignals()
    const preview = previewOf(content, output, door)
    // Watched before they are read, so that no edit is missed.
    await Promise.all([
      follow(content, isNoContent, output, preview.contentChanged),
      follow(dirname(workerEntry), isOfNoBuild, output, preview.codeChanged),
    ])
    await preview.start()
    // A signal ends it.
    return await new Promise<never>(() => {})
  },
}

function isNoContent(path: string): boolean {
  return path.split(sep).some(isIgnored)
}

/** What runs the builds rather than being loaded by them: it takes another start. */
function isOfNoBuild(path: string): boolean {
  const [name = ''] = path.split(sep)
  return isNoContent(path) || ['commands', 'check', 'cli.ts'].includes(name)
}

/** Tells of every change of a file that a build reads. */
async function follow(
  folder: string,
  isLeftOut: (path: string) => boolean,
  output: Output,
  changed: (path: string) => void,
): Promise<void> {
  const real = realpathSync(folder)
  const watcher = watch(real, {
    ignoreInitial: true,
    // A link is no content, wherever it leads, and has to be told of too.
    followSymlinks: false,
    ignored: (path) => isLeftOut(relative(real, path)),
  })
  // A folder is nothing without its files, which are told of too.
  for (const event of ['add', 'change', 'unlink'] as const) {
    watcher.on(event, (path) => changed(join(folder, relative(real, path))))
  }
  watcher.on('error', (error) => output.error(`watch ${folder}: ${reasonOf(error)}`))
  await once(watcher, 'ready')
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

async function doorAt(value: unknown): Promise<FrontDoor> {
  const port = Number(value)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new UsageError(`--port ${value}: expected a number from 0 to 65535`)
  }
  try {
    return await openFrontDoor(port)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? error.code : error
    throw new UsageError(`--port ${port}: it cannot be used (${reason}); try another one`)
  }
}
