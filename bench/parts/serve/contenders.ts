import { type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Bench } from '../../bench-part.ts'
import { type ServedWorker, startWorkerd, type Workerd } from '../../start-workerd.ts'
import { bareWorker, type RecordedAnswer } from './bare-worker.ts'
import { importedArticles, renderAsToday } from './render-as-today.ts'
import type { ImportedArticle } from './rendering-worker.ts'

/** The headers by which a request is one for the site's own host. */
export const siteHeaders = { Host: 'zipf.example', 'X-Forwarded-Proto': 'https' }

/** Three Workers in one process: `ours`, `bare` and `rendering`. */
export interface Contenders extends AsyncDisposable {
  workerd: Workerd
  /** What the bare Worker answers. */
  answers: readonly RecordedAnswer[]
  /** The site's articles, the newest first. */
  articles: readonly ImportedArticle[]
}

/**
 * Starts a built site, beside it a Worker that has been told its answers, and one that renders.
 * @param paths that the bare Worker answers
 */
export async function startContenders(
  { sites }: Pick<Bench, 'sites'>,
  count: number,
  paths: readonly string[],
): Promise<Contenders> {
  const { worker: ours } = await sites.built(count)
  const { answers, articles } = await recordedOf(ours, paths)
  const folder = sites.folder()
  const workerd = await startWorkerd({
    ours,
    bare: bareWorker(join(folder, 'bare'), answers),
    rendering: await renderAsToday(join(folder, 'rendering'), articles),
  })
  return {
    workerd,
    answers,
    articles,
    [Symbol.asyncDispose]: () => workerd[Symbol.asyncDispose](),
  }
}

async function recordedOf(
  ours: ServedWorker,
  paths: readonly string[],
): Promise<Pick<Contenders, 'answers' | 'articles'>> {
  await using workerd = await startWorkerd({ ours })
  const port = workerd.ports.get('ours') ?? 0
  const answers = await Promise.all(paths.map((path) => recordedAnswer(port, path)))
  return { answers, articles: await importedArticles(`http://127.0.0.1:${port}`) }
}

async function recordedAnswer(port: number, path: string): Promise<RecordedAnswer> {
  const whole = await ask(port, path, {})
  const etag = new Headers(whole.headers).get('etag') ?? ''
  const { headers: unchanged } = await ask(port, path, { 'If-None-Match': etag })
  return { path, etag, ...whole, unchanged }
}

async function ask(
  port: number,
  path: string,
  conditions: Readonly<Record<string, string>>,
): Promise<{ headers: [name: string, value: string][]; bytes: Uint8Array }> {
  const headers = { ...siteHeaders, 'Accept-Encoding': 'gzip', ...conditions }
  const asked = request({ host: '127.0.0.1', port, path, headers })
  const answer = new Promise<IncomingMessage>((resolve, reject) =>
    asked.on('response', resolve).on('error', reject).end(),
  )
  const { rawHeaders } = await answer
  const names = rawHeaders.filter((_, place) => place % 2 === 0)
  return {
    headers: names.map((name, place) => [name, rawHeaders[2 * place + 1] ?? '']),
    bytes: await buffer(await answer),
  }
}
