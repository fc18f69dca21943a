import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import {
  createServer as createHttpServer,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { dirname, join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { generate } from 'selfsigned'
import { build } from '../../src/build.ts'
import type { WorkerFiles } from '../../src/bundle/output-file.ts'
import { oldBuild } from '../../src/commands/diff/old-build.ts'
import { type LocalWorker, startLocalWorker } from '../../src/commands/local-worker.ts'
import { problemReport } from '../../src/commands/problem-report.ts'
import { callCommand } from './call-command.ts'
import { workerCode } from './local-site.ts'
import { articleText, asciiJson } from './memory-content.ts'
import type { CliResult } from './run-cli.ts'
import { temporaryFolder } from './temporary-folder.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** What Wrangler does when it is told to deploy. */
export interface WranglerAct {
  /** Its exit code; 0 when it is left out. */
  code?: number
  /** Whether what it was given is served from now on, at the address of the site. */
  serves?: boolean
  /** The same below `workers.dev`. */
  previews?: boolean
  /** What it says of where the Worker is. */
  targets?: readonly string[]
  loggedIn?: boolean
}

/** A publisher's folder, the site that is live, a hub, and Wrangler at the end of the road. */
export interface DeployStage extends AsyncDisposable {
  /** Address of the site, and that below `workers.dev`. */
  site: string
  preview: string
  hub: string
  /** The folder of articles. */
  content: string
  /** The folder of the build. */
  dist: string
  /** The options of the command that name the folders. */
  options: readonly string[]
  /** What Wrangler was called with. */
  calls: readonly string[][]
  /** What the hub was told, in the order of the addresses. */
  pings(): string[]
  write(path: string, text: string): void
  settings(fields: Record<string, unknown>): void
  /** Serves the content as it is now, as an earlier deploy would have. */
  live(): Promise<void>
  /** What Wrangler does from now on. */
  wrangler(act: WranglerAct): void
  /** What the address of the site answers until something is deployed; nothing listens without it. */
  answer(handler: Answer): void
  /** What the hub answers; 204 without it. */
  hubAnswers(status: number): void
  deploy(...args: string[]): Promise<CliResult>
  config(): Record<string, unknown>
}

const fakeWrangler = `import { appendFileSync } from 'node:fs'
const answer = await fetch(process.env.STAGE_CONTROL, {
  method: 'POST', body: JSON.stringify(process.argv.slice(2)),
})
const { code, targets, text } = await answer.json()
if (text) console.log(text)
const report = process.env.WRANGLER_OUTPUT_FILE_PATH
if (targets) appendFileSync(report, 'null\\nnot JSON\\n' + JSON.stringify({ type: 'deploy', version: 1, targets }) + '\\n')
process.exit(code)
`

/** Sets everything up on this machine, with https. */
export async function deployStage(): Promise<DeployStage> {
  const folder = temporaryFolder()
  // Certificates of one name and several keys are taken for each other.
  const { cert, private: key } = await generate([{ name: 'commonName', value: folder.path }], {
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  })
  const trusted = getCACertificates('default')
  setDefaultCACertificates([...trusted, cert])

  const calls: string[][] = []
  const told: string[] = []
  const workers: LocalWorker[] = []
  const state = { act: { serves: true } as WranglerAct, hubStatus: 204 }
  const doors: Record<'site' | 'preview', Answer> = { site: closed, preview: closed }
  const site = await listening(createHttpsServer({ cert, key }, (...args) => doors.site(...args)))
  const preview = await listening(
    createHttpsServer({ cert, key }, (...args) => doors.preview(...args)),
  )
  const hub = await listening(
    createHttpsServer({ cert, key }, async (asked, response) => {
      const form = new URLSearchParams(await textOf(asked))
      if (form.get('hub.mode') === 'publish') told.push(...form.getAll('hub.url'))
      response.writeHead(state.hubStatus).end()
    }),
  )

  async function act(args: string[]): Promise<object> {
    const { code = 0, targets = [], loggedIn = true } = state.act
    if (args[0] === 'whoami') return { code: 0, text: JSON.stringify({ loggedIn }) }
    calls.push(args)
    if (!args.includes('--dry-run')) await serve(args[args.indexOf('--config') + 1] ?? '')
    return { code, ...(code === 0 && { targets }) }
  }

  async function serve(config: string): Promise<void> {
    const { serves, previews } = state.act
    const opened = [...(serves ? ['site' as const] : []), ...(previews ? ['preview' as const] : [])]
    if (opened.length > 0) await start(oldBuild(dirname(config)), opened)
  }

  async function start(files: WorkerFiles, opened: (keyof typeof doors)[]): Promise<void> {
    const worker = await startLocalWorker(files, 0)
    workers.push(worker)
    for (const door of opened) doors[door] = through(worker.origin)
  }

  const control = await listening(
    createHttpServer(async (asked, response) => {
      response.end(JSON.stringify(await act(JSON.parse(await textOf(asked)))))
    }),
  )
  const script = join(folder.path, 'wrangler.mjs')
  const content = join(folder.path, 'content')
  const config = join(folder.path, 'wrangler.toml')
  const dist = join(folder.path, 'dist')
  const options = ['--content', content, '--out', dist, '--config', config, '--wait', '9']
  writeFileSync(script, fakeWrangler)
  writeFileSync(config, readFileSync('wrangler.toml', 'utf8').replace('"feedmill"', '"harbour"'))

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(content, path)), { recursive: true })
    writeFileSync(join(content, path), text)
  }

  function settings(fields: Record<string, unknown>): void {
    const all = { ...plainSettings, url: originOf(site, 'https'), ...fields }
    write('site.yaml', asciiJson(all))
  }

  settings({})
  write('topics.yaml', asciiJson(topics))
  write('articles/pier.md', articleText(article('pier', 'The pier'), 'The pier is open again.\n'))

  return {
    site: originOf(site, 'https'),
    preview: originOf(preview, 'https'),
    hub: `${originOf(hub, 'https')}/`,
    content,
    dist,
    options,
    calls,
    pings: () => told.splice(0).sort(),
    write,
    settings,
    async live() {
      const built = await build({
        content,
        worker: await workerCode(),
        now: new Date(),
        push: true,
      })
      if ('problems' in built) throw new Error(problemReport(built.problems, false))
      await start(built.files, ['site'])
    },
    wrangler: (next) => {
      state.act = next
    },
    answer: (handler) => {
      doors.site = handler
    },
    hubAnswers: (status) => {
      state.hubStatus = status
    },
    config: () => JSON.parse(readFileSync(join(dist, 'wrangler.json'), 'utf8')),
    async deploy(...args) {
      process.env['FEEDMILL_WRANGLER'] = script
      process.env['STAGE_CONTROL'] = originOf(control, 'http')
      try {
        return await callCommand(['deploy', ...options, ...args])
      } finally {
        delete process.env['FEEDMILL_WRANGLER']
        delete process.env['STAGE_CONTROL']
      }
    },
    async [Symbol.asyncDispose]() {
      for (const server of [site, preview, hub, control]) server.close()
      await Promise.all(workers.map((worker) => worker.stop()))
      setDefaultCACertificates(trusted)
      folder[Symbol.dispose]()
    },
  }
}

const plainSettings = {
  title: 'Harbour',
  description: 'The harbour.',
  language: 'en',
  timeZone: 'UTC',
  ids: { authority: 'harbour.example', date: '2025' },
  authors: { desk: { name: 'Desk' } },
}

const topics = {
  ships: { title: 'Ships', description: 'What floats.', keywords: ['ship'] },
  piers: { title: 'Piers', description: 'What stands.', keywords: ['pier'] },
}

/** The front matter of an article about piers. */
export function article(id: string, title: string): Record<string, unknown> {
  return {
    title,
    id: `tag:harbour.example,2025:${id}`,
    published: '2025-03-01',
    topics: ['piers'],
  }
}

/** Nobody answers, as where a host is not set up. */
function closed(asked: IncomingMessage, _: ServerResponse): void {
  asked.socket.destroy()
}

/** Passes on what is asked, as the edge does. */
function through(origin: string): Answer {
  return (asked, response) => {
    const { method, headers, url = '/' } = asked
    const { host: _, ...others } = headers
    const inner = request(
      new URL(url, origin),
      { method, headers: others, agent: false },
      (reply) => {
        response.writeHead(reply.statusCode ?? 500, reply.rawHeaders)
        reply.pipe(response)
      },
    )
    inner.on('error', () => response.destroy())
    asked.pipe(inner)
  }
}

async function listening<S extends Server>(server: S): Promise<S> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

function originOf(server: Server, scheme: string): string {
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function textOf(asked: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of asked) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

/**
 * The lines about the steps, without what depends on the machine, and without what the doctor has
 * found as long as it is no error.
 */
export function stepLines(stdout: string): string[] {
  return [...stdout.matchAll(/^(build|check|remember|deploy|wait|doctor|push) +(.*)$/gm)].map(
    ([, name, text = '']) => {
      const found = name === 'doctor' ? /^[\w, ]+ at (\S+?)(?:;.*)?$/.exec(text)?.[1] : undefined
      if (found !== undefined) return `doctor  looked at ${found}`
      const seconds = text.replace(/after \d+ s/, 'after 0 s')
      return `${name}  ${seconds.replace(/\d+ KiB/, '000 KiB')}`
    },
  )
}
