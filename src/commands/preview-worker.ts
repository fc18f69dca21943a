import { unframed } from './module-frame.ts'
import { modulesPath, type PreviewState, statePath } from './preview-state.ts'
import { reloadScript, scriptPath, versionPath } from './reload-script.ts'

/** What answers requests. */
interface Site {
  fetch(request: Request): Promise<Response>
}

/** What the runtime gives to the Worker of the preview. */
interface Environment {
  /** The program on this machine that builds the site. */
  PREVIEW: { fetch(address: string): Promise<Response> }
  /** Starts Workers beside this one, each once. */
  LOADER: { get(name: string, load: () => Promise<WorkerCode>): { getEntrypoint(): Site } }
}

interface WorkerCode {
  compatibilityDate: string
  mainModule: string
  modules: Readonly<Record<string, { js: string } | { data: ArrayBufferLike }>>
}

/**
 * The Worker around a site on its author's machine: pages in a browser follow the changes, or turn
 * into the report. Everyone else gets the answers of the site as they are.
 */
const previewWorker = {
  async fetch(request: Request, environment: Environment): Promise<Response> {
    const asked = await environment.PREVIEW.fetch(`http://preview${statePath}`)
    const state = (await asked.json()) as PreviewState
    const { pathname } = new URL(request.url)
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

async function siteAnswer(
  request: Request,
  state: PreviewState,
  environment: Environment,
): Promise<Response> {
  const { report = '' } = state
  const site = siteOf(state, environment)
  if (!site) return reportAnswer(report)
  if (report === '' || !isForPerson(request)) return await site.fetch(request)
  const good = await site.fetch(plainRequest(request))
  return isPage(good) ? reportAnswer(report) : await site.fetch(request)
}

function siteOf(
  { site, compatibilityDate }: PreviewState,
  { LOADER, PREVIEW }: Environment,
): Site | undefined {
  if (site === undefined) return undefined
  async function load(): Promise<WorkerCode> {
    const answer = await PREVIEW.fetch(`http://preview${modulesPath}`)
    const files = unframed(new Uint8Array(await answer.arrayBuffer()))
    const modules = Object.fromEntries(
      files.map(({ path, bytes }) => [path, moduleOf(path, bytes)]),
    )
    return { compatibilityDate, mainModule: 'index.js', modules }
  }
  return LOADER.get(site, load).getEntrypoint()
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

function ownAnswer(text: string, mediaType: string): Response {
  return new Response(text, {
    headers: { 'Content-Type': `${mediaType}; charset=utf-8`, 'Cache-Control': 'no-store' },
  })
}
