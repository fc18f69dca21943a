import { once } from 'node:events'
import { resolve } from 'node:path'
import { type Command, type Output, UsageError } from './command.ts'
import { type DiskBuild, openDiskBuild } from './node/disk-build.ts'
import { type NodeServer, startNodeServer } from './node/node-server.ts'

/** Serves a build on a machine of one's own. */
export const serveCommand: Command = {
  name: 'serve',
  description: 'Serves a build with Node, as the deployed Worker does.',
  options: {
    out: { type: 'string', default: 'dist', value: 'DIR', description: 'the folder of the build' },
    port: { type: 'string', default: '8080', value: 'N', description: 'the port to listen on' },
    host: {
      type: 'string',
      default: '127.0.0.1',
      value: 'H',
      description: 'the address to listen on',
    },
    proxy: {
      type: 'boolean',
      description: 'believe X-Forwarded-Proto and X-Forwarded-Host: a proxy of yours sets them',
    },
  },
  async run(options, output) {
    const folder = String(options['out'])
    const build = await openDiskBuild(resolve(folder))
    const server = await serverAt(build, options)
    output.out(`${server.origin} serves ${folder}; after another build, SIGHUP makes it serve that`)
    let reloaded = Promise.resolve()
    // One after the other: the last one asked for is the one that is served.
    const reload = (): void => {
      reloaded = reloaded.then(() => serveAnew(server, folder, output))
    }
    process.on('SIGHUP', reload)
    await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')])
    process.off('SIGHUP', reload)
    await reloaded
    await server.stop()
    return 0
  },
}

async function serverAt(
  build: DiskBuild,
  { port: value, host, proxy }: Readonly<Record<string, unknown>>,
): Promise<NodeServer> {
  const port = Number(value)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new UsageError(`--port ${value}: expected a number from 0 to 65535`)
  }
  try {
    return await startNodeServer(build, { port, host: String(host), proxy: proxy === true })
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? error.code : error
    throw new UsageError(`--host ${host} --port ${port}: it cannot be used (${reason})`)
  }
}

/** What cannot be opened changes nothing. */
async function serveAnew(server: NodeServer, folder: string, output: Output): Promise<void> {
  try {
    server.serve(await openDiskBuild(resolve(folder)))
    output.out(`${folder}: the new build is served`)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    output.error(`${folder}: the former build stays, since this one cannot be opened: ${reason}`)
  }
}
