import { once } from 'node:events'
import { createServer } from 'node:net'
import { dirname } from 'node:path'
import { watch } from 'chokidar'
import { type Command, contentOption, UsageError } from './command.ts'
import { contentFolder } from './content-folder.ts'
import { exitOnSignals } from './exit-on-signals.ts'
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
    const port = await freePort(options['port'])
    exitOnSignals()
    const preview = previewOf(content, output)
    // Watched before it is read, so that no edit is missed.
    const watcher = watch([content, dirname(workerEntry)], { ignoreInitial: true })
    await once(watcher, 'ready')
    watcher.on('all', () => preview.changed())
    await preview.start(port)
    // A signal ends it.
    await once(watcher, 'close')
    return 0
  },
}

async function freePort(value: unknown): Promise<number> {
  const port = Number(value)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new UsageError(`--port ${value}: expected a number from 0 to 65535`)
  }
  const probe = createServer()
  try {
    await once(probe.listen(port, '127.0.0.1'), 'listening')
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? error.code : error
    throw new UsageError(`--port ${port}: it cannot be used (${reason}); try another one`)
  } finally {
    probe.close()
  }
  return port
}
