import { singleSpaces } from '../model/single-spaces.ts'

/** What a hub answers to news. */
export interface HubAnswer {
  /** Whether it has taken it. */
  ok: boolean
  /** Absent when no answer came. */
  status?: number
  /** What it said, or why nothing came, on one line. */
  text: string
  /** Whether it may take it later. */
  again: boolean
  /** Milliseconds that it asks to wait first. */
  after?: number
}

/**
 * Tells a hub once of news in a feed. WebSub leaves the form to publisher and hub (§6): `hub.url` is
 * that of PubSubHubbub 0.3 (§7.1), `hub.topic` that of hubs that came later.
 * @param patience milliseconds for the request and its answer
 */
export async function askHub(hub: string, feed: string, patience: number): Promise<HubAnswer> {
  const signal = AbortSignal.timeout(patience)
  try {
    const answer = await fetch(hub, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        'User-Agent': 'feedmill',
      },
      body: String(
        new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': feed, 'hub.topic': feed }),
      ),
      // A redirect that is followed can make a GET of it, which tells nothing and succeeds.
      redirect: 'manual',
      signal,
    })
    // What it means is known; what else it says may never come.
    const text = await textOf(answer).catch(() => answer.statusText)
    return { ...meaningOf(answer), text }
  } catch (error) {
    const text = signal.aborted
      ? `no answer within ${patience / 1000} seconds`
      : `no answer: ${reasonOf(error)}`
    return { ok: false, text, again: true }
  }
}

function meaningOf({ status, ok, headers }: Response): Omit<HubAnswer, 'text'> {
  const again = status === 429 || status >= 500
  const after = again ? delayOf(headers.get('retry-after')) : undefined
  return { ok, status, again, ...(after !== undefined && { after }) }
}

/** `Retry-After` in milliseconds: seconds, or a date (RFC 9110 §10.2.3). */
function delayOf(value: string | null): number | undefined {
  if (value === null) return undefined
  if (/^\d+$/.test(value)) return Number(value) * 1000
  const moment = Date.parse(value)
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - Date.now())
}

// Enough for a sentence; some hubs answer with a page.
const mostCharacters = 200
const mostBytes = 4096

/** What the hub said, as far as it is of use to a person. */
async function textOf(answer: Response): Promise<string> {
  const location = answer.headers.get('location')
  if (answer.status >= 300 && answer.status < 400 && location !== null) {
    return `a redirect to ${brief(location)}`
  }
  const text = await beginningOf(answer)
  const isPage = /html/.test(answer.headers.get('content-type') ?? '')
  return brief(isPage ? withoutTags(text) : text) || answer.statusText
}

async function beginningOf({ body }: Response): Promise<string> {
  if (!body) return ''
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let text = ''
  for (let size = 0; size < mostBytes; ) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.byteLength
    text += decoder.decode(value, { stream: true })
  }
  await reader.cancel()
  return text
}

function withoutTags(html: string): string {
  return html.replace(/<(style|script|head)\b.*?<\/\1>|<[^>]*>/gis, ' ')
}

function brief(text: string): string {
  const line = singleSpaces(text.replace(/\p{C}/gu, ' ')).trim()
  return line.length > mostCharacters
    ? `${line.slice(0, mostCharacters - 1).toWellFormed()}…`
    : line
}

/** Node tells the reason in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  const deepest = cause instanceof AggregateError ? cause.errors[0] : cause
  return deepest instanceof Error && deepest.message !== '' ? deepest.message : error.message
}
