import { failureHeader, guardedModule, guardedName } from './guarded-module.ts'
import { unframed } from './module-frame.ts'
import {
  candidatePath,
  failurePath,
  modulesPath,
  type PreviewState,
  statePath,
  trialPath,
} from './preview-state.ts'
import { reloadScript, scriptPath, versionPath } from './reload-script.ts'

/** What answers requests. */
interface Site {
  fetch(request: Request): Promise<Response>
}

/** What the runtime gives to the Worker of the preview. */
interface Environment {
  /** The program on this machine that builds the site. */
  PREVIEW: { fetch(address: string, options?: RequestInit): Promise<Response> }
  /** Starts Workers beside this one, each once. */
  LOADER: { get(name: string, load: () => Promise<WorkerCode>): { getEntrypoint(): Site } }
}

interface WorkerCode {
  compatibilityDate: string
  mainModule: string
  modules: Readonly<Record<string, { js: string } | { data: ArrayBufferLike }>>
  /** What the Worker finds in its environment. */
  env: { ASSETS: Environment['PREVIEW'] }
}

/**
 * The Worker around a site on its author's machine: pages in a browser follow the changes, or turn
 * into the report. Everyone else gets the answers of the site as they are.
 */
const previewWorker = {
  async fetch(request: Request, environment: Environment): Promise<Response> {
    const { pathname } = new URL(request.url)
    if (pathname === trialPath) return await trial(environment)
    const state = await stateAt(statePath, environment)
    if (pathname === versionPath) return ownAnswer(state.version, 'text/plain')
    if (pathname === scriptPath) return ownAnswer(reloadScript, 'text/javascript')
    if (!isNavigation(request)) return await siteAnswer(request, state, environment)
    const answer = await siteAnswer(plainRequest(request), state, environment)
    return await followed(answer, state.version)
  },
}

// The runtime takes the Worker from the default export.
// biome-ignore lint/style/noDefaultExport: as above
export default previewWorker

async function stateAt(path: string, { PREVIEW }: Environment): Promise<PreviewState> {
  return (await (await PREVIEW.fetch(address(path))).json()) as PreviewState
}

function address(path: string): string {
  return `http://preview${path}`
}

/** Whether the site to come starts and answers; else what it has thrown. */
async function trial(environment: Environment): Promise<Response> {
  const site = siteOf(await stateAt(candidatePath, environment), environment)
  const answer = await site?.fetch(new Request('http://127.0.0.1/'))
  const trace = answer?.headers.has(failureHeader) ? await answer.text() : ''
  return new Response(trace, { status: trace === '' ? 200 : 500 })
}

async function siteAnswer(
  request: Request,
  state: PreviewState,
  environment: Environment,
): Promise<Response> {
  const { report = '' } = state
  const site = siteOf(state, environment)
  if (!site) return reportAnswer(report)
  if (report === '' || !isForPerson(request)) return await answerOf(site, request, environment)
  const good = await site.fetch(plainRequest(request))
  return isPage(good) ? reportAnswer(report) : await answerOf(site, request, environment)
}

/** The answer of the site; when its code has thrown, a page about that for those who read it. */
async function answerOf(site: Site, request: Request, { PREVIEW }: Environment): Promise<Response> {
  const answer = await site.fetch(request)
  if (!answer.headers.has(failureHeader)) return answer
  const told = await PREVIEW.fetch(address(failurePath), {
    method: 'POST',
    body: await answer.text(),
  })
  if (isForPerson(request)) return reportAnswer(await told.text())
  return ownAnswer('500 Internal Server Error\n', 'text/plain', 500)
}

function siteOf(
  { site, compatibilityDate }: PreviewState,
  { LOADER, PREVIEW }: Environment,
): Site | undefined {
  if (site === undefined) return undefined
  async function load(): Promise<WorkerCode> {
    const answer = await PREVIEW.fetch(address(`${modulesPath}?${site}`))
    const files = unframed(new Uint8Array(await answer.arrayBuffer()))
    const modules = Object.fromEntries(
      files.map(({ path, bytes }) => [path, moduleOf(path, bytes)]),
    )
    const guarded = { [guardedName]: { js: guardedModule } }
    return {
      compatibilityDate,
      mainModule: guardedName,
      modules: { ...modules, ...guarded },
      env: { ASSETS: PREVIEW },
    }
  }
  const loaded = LOADER.get(site, load).getEntrypoint()
  return {
    // What cannot even be loaded has thrown nothing that the guard could see.
    fetch: (request) => loaded.fetch(request).catch(failureOf),
  }
}

function failureOf(error: unknown): Response {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return new Response(trace, { status: 500, headers: { [failureHeader]: 'true' } })
}

function moduleOf(path: string, bytes: Uint8Array): { js: string } | { data: ArrayBufferLike } {
  return path.endsWith('.js') ? { js: new TextDecoder().decode(bytes) } : { data: bytes.buffer }
}

/** Whether a browser opens the address (Fetch Metadata). */
function isNavigation({ method, headers }: Request): boolean {
  return method === 'GET' && headers.get('Sec-Fetch-Dest') === 'document'
}

function isForPerson(request: Request): boolean {
  return isNavigation(request) || (request.headers.get('Accept') ?? '').includes('text/html')
}

/** Asks for the whole answer, as text. */
function plainRequest(request: Request): Request {
  const headers = new Headers(request.headers)
  const names = ['Accept-Encoding', 'If-None-Match', 'If-Modified-Since', 'If-Match', 'Range']
  for (const name of names) headers.delete(name)
  return new Request(request.url, { method: request.method, headers, redirect: 'manual' })
}

function isPage({ headers }: Response): boolean {
  return /^text\/html\b/.test(headers.get('Content-Type') ?? '')
}

/** The answer as a browser shall see it: never an old one, and a page with the script. */
async function followed(answer: Response, version: string): Promise<Response> {
  const { status } = answer
  const headers = new Headers(answer.headers)
  headers.set('Cache-Control', 'no-store')
  for (const name of ['ETag', 'Last-Modified']) headers.delete(name)
  if (!isPage(answer)) return new Response(answer.body, { status, headers })
  headers.delete('Content-Length')
  const policy = headers.get('Content-Security-Policy')
  if (policy !== null) headers.set('Content-Security-Policy', withRequests(policy))
  return new Response(withScript(await answer.text(), version), { status, headers })
}

/** The policy, which the site needs no requests of scripts for. */
function withRequests(policy: string): string {
  return /\bconnect-src\b/.test(policy) ? policy : `${policy}; connect-src 'self'`
}

/** The first `</head>` is the one of the page: texts have no such element. */
function withScript(page: string, version: string): string {
  return page.replace('</head>', `<script src="${scriptPath}?${version}" async></script></head>`)
}

function reportAnswer(report: string): Response {
  return new Response(report, {
    status: 503,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy':
        "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'Cache-Control': 'no-store',
      'Retry-After': '5',
    },
  })
}

function ownAnswer(text: string, mediaType: string, status = 200): Response {
  return new Response(text, {
    status,
    headers: { 'Content-Type': `${mediaType}; charset=utf-8`, 'Cache-Control': 'no-store' },
  })
}
