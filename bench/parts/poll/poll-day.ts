import { Agent, type IncomingMessage, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { siteHeaders } from '../serve/contenders.ts'
import { clockHeader } from './clocked-worker.ts'
import type { Reader } from './readers.ts'

/** What one reader got in a day. */
export interface DayOfReader {
  reader: Reader
  /** The status of each answer. */
  statuses: readonly number[]
  /** Of the answers as they reach the reader, with their headers. */
  bytes: number
}

const minute = 60_000
const day = 24 * 60 * minute

/** One who reads. */
interface Poller {
  reader: Reader
  /** Whether it forgets its validators in the middle of the day. */
  forgets: boolean
}

/** An answer as it reaches a reader. */
interface PolledAnswer {
  status: number
  headers: Headers
  bytes: number
}

type Ask = (reader: Reader, validators: Validators, now: number) => Promise<PolledAnswer>

/** Conditions of a request. */
type Validators = Readonly<Record<string, string>>

/** A poll that is due. */
interface Poll {
  poller: Poller
  now: number
}

/**
 * A day of polls, one after the other, under a clock that is set. All know the feed as it is when
 * the day begins. A reader that forgets after some days is there so many times, and one of these
 * forgets on this day.
 * @param start of the day, in milliseconds since 1970
 */
export async function pollDay(
  port: number,
  readers: readonly Reader[],
  start: number,
): Promise<DayOfReader[]> {
  using asking = askingAt(port)
  const pollers = readers.flatMap(pollersOf)
  const polls = pollers.flatMap((poller, place) => pollsOf(poller, place, start))
  const known = new Map<Poller, Validators>()
  const got = new Map(pollers.map((poller) => [poller, [] as PolledAnswer[]]))
  for (const poller of pollers) {
    known.set(poller, kept(poller.reader, await asking.ask(poller.reader, {}, start - minute), {}))
  }
  for (const { poller, now } of polls.sort((a, b) => a.now - b.now)) {
    const { reader } = poller
    const validators = isForgetting(poller, now - start) ? {} : (known.get(poller) ?? {})
    const answer = await asking.ask(reader, validators, now)
    known.set(poller, kept(reader, answer, validators))
    got.get(poller)?.push(answer)
  }
  return pollers.map((poller) => dayOf(poller, got.get(poller) ?? []))
}

function pollersOf(reader: Reader): Poller[] {
  return Array.from({ length: reader.forgets ?? 1 }, (_, place) => ({
    reader,
    forgets: reader.forgets !== undefined && place === 0,
  }))
}

/** They do not all ask at the same time. */
function pollsOf(poller: Poller, place: number, start: number): Poll[] {
  const interval = poller.reader.interval * minute
  const first = start + ((place * 97_000) % interval)
  return Array.from({ length: day / interval }, (_, turn) => ({
    poller,
    now: first + turn * interval,
  }))
}

function isForgetting({ reader, forgets }: Poller, time: number): boolean {
  const interval = reader.interval * minute
  return forgets && time >= day / 2 && time < day / 2 + interval
}

/** What a reader sends the next time. */
function kept(
  { keeps }: Reader,
  { status, headers }: PolledAnswer,
  before: Validators,
): Validators {
  if (keeps === undefined) return {}
  if (status === 304 && keeps === 'of the last whole answer') return before
  const [etag, date] = [headers.get('etag'), headers.get('last-modified')]
  return {
    ...(etag !== null && { 'If-None-Match': etag }),
    ...(date !== null && { 'If-Modified-Since': date }),
  }
}

function dayOf({ reader }: Poller, answers: readonly PolledAnswer[]): DayOfReader {
  return {
    reader,
    statuses: answers.map(({ status }) => status),
    bytes: answers.reduce((sum, { bytes }) => sum + bytes, 0),
  }
}

function askingAt(port: number): { ask: Ask } & Disposable {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return {
    async ask(reader, validators, now) {
      const headers = {
        ...siteHeaders,
        ...reader.headers,
        ...validators,
        ...(isTakingItems(reader, validators) && { 'A-IM': 'feed' }),
        [clockHeader]: String(now),
      }
      const asked = request({ host: '127.0.0.1', port, path: reader.path, headers, agent })
      const answer = await new Promise<IncomingMessage>((resolve, reject) =>
        asked.on('response', resolve).on('error', reject).end(),
      )
      const body = await buffer(answer)
      const received = headersOf(answer)
      const status = answer.statusCode ?? 0
      if (![200, 226, 304].includes(status)) throw new Error(`poll as ${reader.name}: ${status}`)
      const length = lengthAtReader(body, received, reader)
      return { status, headers: received, bytes: answer.rawHeaders.join('').length + length }
    },
    [Symbol.dispose]: () => agent.destroy(),
  }
}

function isTakingItems({ takesItems }: Reader, validators: Validators): boolean {
  return takesItems === 'always' || (takesItems !== undefined && 'If-None-Match' in validators)
}

function headersOf({ headers }: IncomingMessage): Headers {
  return new Headers(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}

/**
 * The platform compresses what the Worker has not, of some types only: RSS, but neither Atom nor
 * JSON Feed (https://developers.cloudflare.com/speed/optimization/content/compression/).
 */
function lengthAtReader(body: Buffer, headers: Headers, reader: Reader): number {
  const isPlain = !headers.has('content-encoding') && body.length > 0
  const type = headers.get('content-type') ?? ''
  const takesGzip = reader.headers['Accept-Encoding']?.includes('gzip') ?? false
  const isCompressed = isPlain && takesGzip && type.startsWith('application/rss+xml')
  return isCompressed ? gzipSync(body).length : body.length
}
