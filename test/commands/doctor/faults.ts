import { gunzipSync, gzipSync, zstdCompressSync } from 'node:zlib'
import type { Bundle } from '../../../src/model/bundle.ts'
import { appeared, oldPath, picturePath, started } from './live-content.ts'
import { type Asked, type Edge, type Given, type Silence, site } from './live-edge.ts'

/** Something that goes wrong between a site and its readers. */
export interface Fault {
  /** What a person would call it. */
  name: string
  /** The rule that is to tell it; no other may. */
  rule: string
  edge: Edge
  /** Names of the clients that are to be named with it. */
  clients?: readonly string[]
  /** What is to be suggested. */
  suggestion?: RegExp
  /** Whether the doctor knows no build, as of anybody's site. */
  stranger?: boolean
}

type Next = (asked: Asked) => Promise<Given>
type Answer = NonNullable<Edge['answer']>
type Which = (asked: Asked) => boolean

const hour = 3_600_000

/**
 * One thing that goes wrong, a line each.
 * @param older a build of before, which is still deployed
 */
export function faults(older: Bundle | undefined): Fault[] {
  // biome-ignore format: one line a fault
  return [
    // Who is let in.
    fault('a challenge for curl', 'live-challenge', to('curl', status(403, { 'cf-mitigated': 'challenge' })), ['curl']),
    fault('a challenge with 200 for Feedly', 'live-challenge', to('Feedly', page('Just a moment...')), ['Feedly']),
    fault('a user agent that is blocked', 'live-status', to('Miniflux', status(403)), ['Miniflux']),
    fault('a rate limit', 'live-status', when(isFeed, status(429, { 'retry-after': '60' }))),
    fault('Browser Integrity Check', 'live-status', to('Miniflux', status(403, {}, 'error code: 1010')), ['Miniflux'], { suggestion: /Browser Integrity Check/ }),
    fault('a custom rule of the WAF', 'live-status', when(isFeed, status(403, {}, '<span class="cf-error-code">1020</span>')), undefined, { suggestion: /custom rule/ }),
    fault('the daily limit of the Free plan', 'live-status', when(isFeed, status(429, {}, 'error code: 1027')), undefined, { suggestion: /Free plan/ }),
    fault('Cloudflare Access', 'live-login', when(({ secure }) => secure, login)),
    stranger('Cloudflare Access before a site of which no build is known', 'live-unreachable', when(({ secure }) => secure, login)),
    fault('a redirect rule that takes in a feed', 'live-redirected', at('/rss.xml', redirect(() => `${site}/atom.xml`))),
    fault('a redirect that leads in a circle', 'live-redirected', at('/rss.xml', redirect(() => `${site}/rss.xml`))),
    fault('a waiting room', 'live-html', when(isFeed, async (asked, next) => ({ ...(await page('Waiting room')(asked, next) as Given), headers: { 'content-type': 'text/html', 'set-cookie': '__cfwaitingroom=1', 'strict-transport-security': 'max-age=31536000' } }))),
    fault('an attack mode', 'live-status', when(isFeed, status(503))),
    fault('a feed that no Worker answers', 'live-status', at('/rss.xml', status(404))),
    fault('a connection that is closed', 'live-unanswered', to('FreshRSS', async () => 'closed'), ['FreshRSS']),
    fault('an answer that does not come', 'live-unanswered', at('/rss.xml', to('Inoreader', async () => 'silent')), ['Inoreader'], { patience: 3 }),
    fault('an empty body', 'live-empty', to('Newsboat', body(() => Buffer.alloc(0))), ['Newsboat']),

    // What they can read.
    fault('Zstandard for a reader that does not know it', 'live-encoding-unasked', to('Newsboat', encoded('zstd', zstdCompressSync)), ['Newsboat']),
    fault('gzip for those who did not ask', 'live-encoding-unasked', to('curl', encoded('gzip', gzipSync)), ['curl']),
    fault('a header of gzip before plain bytes', 'live-encoding-broken', to('Feedly', body(plainBytes)), ['Feedly']),
    fault('gzip in gzip', 'live-encoding-double', to('Feedly', body((one) => gzipSync(one.body))), ['Feedly']),
    fault('gzip without its header', 'live-encoding-double', to('Inoreader', headers({ 'content-encoding': undefined })), ['Inoreader']),
    fault('a page with 200 instead of the feed', 'live-html', to('NetNewsWire', page('Log in')), ['NetNewsWire']),
    fault('a feed that is cut off', 'live-truncated', to('Newsboat', text((all) => all.slice(0, all.length / 2))), ['Newsboat']),
    fault('a type that FreshRSS refuses', 'live-type', when(isFeed, headers({ 'content-type': 'text/plain; charset=utf-8' }))),
    fault('other bytes for one reader', 'live-bytes-differ', to('Feedly', text((all) => `${all}\n`)), ['Feedly']),
    fault('a cookie', 'live-cookie', when(isFeed, headers({ 'set-cookie': '__cf_bm=1; Path=/' }))),
    fault('another charset', 'http-charset', at('/rss.xml', headers({ 'content-type': 'application/rss+xml; charset=us-ascii' }))),

    // What they keep.
    fault('no 304 for one reader', 'live-not-modified', to('NetNewsWire', without('if-none-match', 'if-modified-since')), ['NetNewsWire']),
    fault('a 304 without validators', 'live-not-modified-headers', on304({ etag: undefined, 'last-modified': undefined })),
    fault('a 304 with another ETag', 'live-not-modified-again', on304({ etag: 'W/"other"' }), ['FreshRSS', 'NetNewsWire']),
    fault('no ETag', 'http-etag', when(isFeed, headers({ etag: undefined }))),
    fault('an ETag without quotes', 'http-etag', when(isFeed, change((one) => withHeaders(one, { etag: one.headers['etag']?.slice(3, -1) })))),
    fault('If-None-Match that is not read', 'http-not-modified', when(has('if-none-match'), without('if-none-match', 'if-modified-since'))),
    fault('If-None-Match that is read as one only', 'http-etag-list', when(has('if-none-match', /,/), without('if-none-match'))),
    fault('If-Modified-Since that is not read', 'http-modified-since', without('if-modified-since')),
    fault('one ETag for all', 'live-etag-constant', oneEtag),
    fault('an ETag that stays when the bytes change', 'http-etag-kept', at('/rss.xml', alwaysNew(() => ({})))),
    fault('bytes that change each time', 'http-unstable', at('/rss.xml', alwaysNew((count) => ({ etag: `W/"${count}"` })))),
    fault('a Last-Modified of tomorrow', 'http-last-modified', when(isFeed, headers({ 'last-modified': new Date(started + 24 * hour).toUTCString() }))),

    // Caches and zones.
    fault('“Cache Everything”', 'live-cache-page', keeping(({ path, headers: asked }) => path + isPacked(asked))),
    fault('a cache that keeps gzip for all', 'live-cache-encoding', keeping(({ path, headers: asked }) => path + asked['sec-fetch-dest'], ({ headers: one }) => 'content-encoding' in one)),
    fault('a cache that keeps feeds for all', 'live-cache-feed', keeping(({ path, headers: asked }) => path + isPacked(asked), ({ headers: one }) => !/html/.test(one['content-type'] ?? ''))),
    fault('an Edge TTL that is too long', 'live-cache-stale', when(isFeed, headers({ age: '5000', 'cf-cache-status': 'HIT' }))),
    fault('a Browser Cache TTL', 'live-cache-control', when(isFeed, headers({ 'cache-control': 'public, max-age=14400' }))),
    fault('Cache-Control: no-store', 'http-cache-private', when(isFeed, headers({ 'cache-control': 'no-store' }))),
    fault('Vary without what the Worker names', 'live-vary', when(isFeed, headers({ vary: 'Accept-Encoding' }))),
    fault('no Vary', 'http-vary', when(isFeed, headers({ vary: undefined }))),
    fault('no compression', 'http-uncompressed', without('accept-encoding')),
    fault('bytes that a zone edits', 'live-bytes-changed', at('/rss.xml', text((all) => all.replace('</rss>', '<!-- edited --></rss>')))),

    fault('Rocket Loader', 'live-page-written', at('/', written('<script src="/cdn-cgi/scripts/7d0fa10a/cloudflare-static/rocket-loader.min.js"></script>'))),
    fault('Email Address Obfuscation', 'live-page-written', at('/articles/new-crane/', written('<a href="/cdn-cgi/l/email-protection#4c">[email&#160;protected]</a>'))),
    fault('Zaraz', 'live-page-written', at('/', written('<script src="/cdn-cgi/zaraz/s.js"></script>'))),
    fault('Web Analytics', 'live-page-written', at('/', written('<script defer src="https://static.cloudflareinsights.com/beacon.min.js"></script>'))),
    fault('JavaScript Detections', 'live-page-written', at('/', written('<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>'))),
    fault('Hotlink Protection', 'live-picture', when(isPicture, when(has('referer'), status(403)))),
    fault('pictures for the own site only', 'live-picture', when(isPicture, headers({ 'cross-origin-resource-policy': 'same-origin' }))),

    // What is deployed.
    { name: 'an older build', rule: 'live-build-other', edge: { ...(older && { bundle: older }) } },
    { name: 'a moment that is missed', rule: 'live-moment-missed', edge: { ahead: (asked) => (isFeed(asked) ? appeared - started - 2 * hour : 0), answer: when(isFeed, headers({ age: '600', 'cf-cache-status': 'HIT' })) } },
    { name: 'a moment that is too early', rule: 'live-moment-early', edge: { ahead: (asked) => (isFeed(asked) ? 96 * hour : 0) } },
    fault('an article before its moment', 'live-article-early', at('/articles/regatta/', page('The regatta'))),
    fault('a list without a topic', 'live-list-incomplete', when(({ path }) => /opml|well-known/.test(path), text((all) => all.replace(/<outline [^>]*boats[^>]*>/, '')))),
    fault('an old path that is lost', 'alias-broken', at(oldPath, status(404))),
    fault('a guessed path that leads elsewhere', 'http-other-path', at('/feed', page('Harbour'))),
    fault('a topic that is not gone', 'http-gone', at('/topics/trains/', status(404))),
    fault('a page for whatever is not there', 'http-not-found', at('/articles/nothing-here/', page('Harbour'))),

    // Addresses.
    stranger('feeds that name a preview host', 'live-self', when(isFeed, text((all) => all.replaceAll(site, 'https://harbour.workers.dev')))),
    stranger('links by http', 'live-link-host', when(isFeed, text((all) => all.replaceAll(`${site}/articles`, 'http://harbour.example/articles')))),
    stranger('a feed that is not well-formed', 'feed-well-formed', at('/rss.xml', text((all) => all.replace('</title>', '</titel>')))),
    fault('a page that names no feeds', 'page-feeds-undiscoverable', at('/', text((all) => all.replaceAll('rel="alternate"', 'rel="other"')))),
    stranger('a site without feeds', 'live-feeds-none', page('Harbour')),
    stranger('a hub that the header does not name', 'live-hub-header', at('/rss.xml', hubInBody)),
    fault('a hub that only the header names', 'live-hub-header', at('/rss.xml', headers({ link: hubLink(`${site}/rss.xml`) }))),
    stranger('a header that names another self', 'live-hub-self', withHub(`${site}/atom.xml`)),
    stranger('a hub that is not there', 'live-hub-silent', withHub(`${site}/rss.xml`, when(({ host }) => host === 'hub.example', status(404)))),
    stranger('a hub behind a challenge', 'live-hub-silent', withHub(`${site}/rss.xml`, when(({ host }) => host === 'hub.example', status(403, { 'cf-mitigated': 'challenge' })))),
    stranger('a hub that fails', 'live-hub-silent', withHub(`${site}/rss.xml`, when(({ host }) => host === 'hub.example', status(502)))),
    fault('robots.txt that forbids feeds', 'live-robots', at('/robots.txt', async () => ({ status: 200, headers: {}, body: Buffer.from('User-agent: *\nDisallow: /*.xml$\n') }))),

    // Requests.
    fault('HEAD that is refused', 'http-head-differs', when(({ method }) => method === 'HEAD', status(405))),
    fault('OPTIONS that is refused', 'http-preflight', when(({ method }) => method === 'OPTIONS', status(405))),
    fault('a query that leads nowhere', 'http-query', when(({ path }) => path.includes('?'), status(404))),
    fault('no CORS', 'http-cors', when(isFeed, headers({ 'access-control-allow-origin': undefined }))),
    fault('no nosniff', 'http-nosniff', when(isFeed, headers({ 'x-content-type-options': undefined }))),

    // Redirects and TLS.
    fault('http that leads to the home page', 'live-redirect-home', when(isPlain, redirect(() => `${site}/`))),
    fault('www that leads to the home page', 'live-redirect-home', when(isWww, redirect(() => `${site}/`))),
    fault('www that leads to another site', 'live-redirect-target', leadingTo('https://hub.example')),
    fault('www with a copy of the site', 'live-redirect-target', when(isWww, asSite)),
    fault('http with a copy of the site', 'live-redirect-target', when((asked) => isPlain(asked) && !isWww(asked), asSite)),
    fault('a temporary redirect', 'live-redirect-temporary', when(isPlain, redirect(({ path }) => site + path, 302))),
    fault('two redirects', 'live-redirect-chain', when((asked) => isWww(asked) && !isPlain(asked), redirect(({ path }) => `http://harbour.example${path}`))),
    { name: 'http that does not answer', rule: 'live-variant-silent', edge: { httpClosed: true } },
    { name: 'a minimum of TLS 1.3', rule: 'live-tls-minimum', edge: { oldestTls: 'TLSv1.3' } },
    { name: 'a certificate without www', rule: 'live-certificate', edge: { hosts: ['harbour.example', 'hub.example'] } },
    { name: 'a certificate that ends soon', rule: 'live-certificate-ending', edge: { days: 3 } },
    { name: 'a certificate that has ended', rule: 'live-tls', edge: { days: -1 } },
    { name: 'a certificate for another host', rule: 'live-tls', edge: { hosts: ['hub.example'] } },
    { name: 'a server that is down', rule: 'live-unreachable', edge: { closed: true } },
    fault('a zone that leads in a circle', 'live-unreachable', when(({ secure, path }) => secure && path === '/', redirect(() => site))),
    fault('no HSTS', 'live-hsts', headers({ 'strict-transport-security': undefined })),
    { name: 'a clock that is ahead', rule: 'live-clock', edge: { ahead: () => 96 * hour, answer: headers({ date: new Date(started + 96 * hour).toUTCString() }) } },
  ]
}

function fault(
  name: string,
  rule: string,
  answer: Answer,
  clients?: readonly string[],
  { patience, ...more }: { patience?: number; suggestion?: RegExp } = {},
): Fault {
  const edge = { answer, ...(patience !== undefined && { patience }) }
  return { name, rule, edge, ...(clients && { clients }), ...more }
}

function stranger(name: string, rule: string, answer: Answer): Fault {
  return { ...fault(name, rule, answer), stranger: true }
}

// Which requests.

function when(which: Which, answer: Answer): Answer {
  return async (asked, next) => (which(asked) ? await answer(asked, next) : await next(asked))
}

function at(path: string, answer: Answer): Answer {
  return when((asked) => asked.path.split('?')[0] === path && !isWww(asked), answer)
}

function to(client: string, answer: Answer): Answer {
  const agent = new RegExp(client, 'i')
  return when((asked) => isFeed(asked) && agent.test(asked.headers['user-agent'] ?? ''), answer)
}

function isFeed({ path, host, secure }: Asked): boolean {
  const feed = /^\/(?:topics\/boats\/)?(?:rss\.xml|atom\.xml|feed\.json)(?:\?|$)/
  return secure && host === 'harbour.example' && feed.test(path)
}

function isPicture({ path }: Asked): boolean {
  return picturePath.test(path)
}

function isPlain({ secure }: Asked): boolean {
  return !secure
}

function isWww({ host }: Asked): boolean {
  return host.startsWith('www.')
}

function has(name: string, value = /./): Which {
  return ({ headers: asked }) => value.test(asked[name] ?? '')
}

function isPacked(asked: Asked['headers']): boolean {
  return /gzip/.test(asked['accept-encoding'] ?? '')
}

// What is answered.

function status(code: number, fields: Record<string, string> = {}, text = 'refused'): Answer {
  return async () => ({ status: code, headers: fields, body: Buffer.from(text) })
}

/** As Cloudflare Access lets nobody in who has not logged in. */
const login: Answer = async (asked, next) => {
  const team = 'team.cloudflareaccess.com'
  return asked.host === team
    ? await page('Sign in')(asked, next)
    : await redirect(({ path }) => `https://${team}/cdn-cgi/access/login/${path}`, 302)(asked, next)
}

/** What a zone writes into a page. */
function written(markup: string): Answer {
  return text((all) => all.replace('</body>', `${markup}</body>`))
}

function page(title: string): Answer {
  const html = `<!doctype html><html><head><title>${title}</title></head><body><p>Words.</p></body></html>`
  return async () => ({
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'max-age=60',
      'access-control-allow-origin': '*',
      'strict-transport-security': 'max-age=31536000',
    },
    body: Buffer.from(html),
  })
}

function redirect(target: (asked: Asked) => string, code = 308): Answer {
  return async (asked) => ({
    status: code,
    headers: { location: target(asked) },
    body: Buffer.alloc(0),
  })
}

/** Leads `www` to another site. */
function leadingTo(other: string): Answer {
  const away = when(
    isWww,
    redirect(({ path }) => other + path),
  )
  const there = page('Another site')
  return async (asked, next) =>
    asked.host === new URL(other).host ? await there(asked, next) : await away(asked, next)
}

/** Changes what has been answered. */
function change(how: (given: Given, asked: Asked) => Given): Answer {
  return async (asked, next) => how(await next(asked), asked)
}

function headers(fields: Record<string, string | undefined>): Answer {
  return change((given) => withHeaders(given, fields))
}

function withHeaders(given: Given, fields: Record<string, string | undefined>): Given {
  const all = Object.entries({ ...given.headers, ...fields })
  const kept = all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  return { ...given, headers: Object.fromEntries(kept) }
}

function on304(fields: Record<string, string | undefined>): Answer {
  const changed = when(isFeed, headers(fields))
  return async (asked, next) => {
    const given = await next(asked)
    return given.status === 304 ? await changed(asked, async () => given) : given
  }
}

/** Other bytes of the same answer. */
function body(how: (given: Given) => Buffer): Answer {
  return change((given) => withBody(given, how(given)))
}

function withBody(given: Given, bytes: Buffer): Given {
  if (given.status !== 200) return given
  return { ...withHeaders(given, { 'content-length': String(bytes.length) }), body: bytes }
}

/** Another text in the same encoding. */
function text(how: (all: string) => string): Answer {
  return change((given) => {
    // To HEAD the length of other bytes is not known.
    if (given.body.length === 0) return withHeaders(given, { 'content-length': undefined })
    const bytes = Buffer.from(how(plainBytes(given).toString()))
    return withBody(given, 'content-encoding' in given.headers ? gzipSync(bytes) : bytes)
  })
}

function encoded(coding: string, encode: (bytes: Buffer) => Buffer): Answer {
  return change((given) => {
    const packed = withBody(given, encode(plainBytes(given)))
    return given.status === 200 ? withHeaders(packed, { 'content-encoding': coding }) : given
  })
}

function plainBytes({ headers: fields, body: bytes }: Given): Buffer {
  return fields['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes
}

/** Asks without these headers. */
function without(...names: readonly string[]): Answer {
  return async (asked, next) => {
    const kept = Object.entries(asked.headers).filter(([name]) => !names.includes(name))
    return await next({ ...asked, headers: Object.fromEntries(kept) })
  }
}

async function asSite(asked: Asked, next: Next): Promise<Given> {
  return await next({ ...asked, host: 'harbour.example', secure: true })
}

async function oneEtag(asked: Asked, next: Next): Promise<Given | Silence> {
  const known = /(?:^|,\s*)(?:W\/"v1"|\*)/.test(asked.headers['if-none-match'] ?? '')
  const dates = 'if-none-match' in asked.headers ? ['if-modified-since'] : []
  const given = await without('if-none-match', ...dates)(asked, next)
  if (typeof given === 'string') return given
  const marked = withHeaders(given, { etag: 'W/"v1"' })
  if (!known) return marked
  const { 'content-length': _, 'content-encoding': __, ...rest } = marked.headers
  return { status: 304, headers: rest, body: Buffer.alloc(0) }
}

function alwaysNew(fields: (count: number) => Record<string, string>): Answer {
  let count = 0
  const edited = text((all) => all.replace('</rss>', `<!-- ${count} --></rss>`))
  return async (asked, next) => {
    count += 1
    const given = await edited(asked, next)
    return typeof given === 'string' ? given : withHeaders(given, fields(count))
  }
}

/** A cache that keeps an answer for all requests of the same key. */
function keeping(keyOf: (asked: Asked) => string, mayKeep = (_: Given) => true): Answer {
  const kept = new Map<string, Given>()
  return async (asked, next) => {
    const isPart =
      asked.method !== 'GET' || Object.keys(asked.headers).some((one) => /^if-/.test(one))
    if (!isFeed(asked) || isPart) return await next(asked)
    const key = keyOf(asked)
    const given = kept.get(key) ?? (await next(asked))
    if (mayKeep(given) && given.status === 200) kept.set(key, given)
    return given
  }
}

function hubLink(self: string): string {
  return `<https://hub.example/>; rel="hub", <${self}>; rel="self"`
}

/** A hub in the RSS feed. */
const hubInBody = text((all) =>
  all.replace(
    /<atom:link [^>]*"self"[^>]*>/,
    '$&<atom:link rel="hub" href="https://hub.example/"/>',
  ),
)

/** A hub in the RSS feed and in its header. */
function withHub(
  self: string,
  otherwise: Answer = async (asked, next) => await next(asked),
): Answer {
  return async (asked, next): Promise<Given | Silence> => {
    if (asked.path.split('?')[0] !== '/rss.xml' || isWww(asked)) return await otherwise(asked, next)
    const given = await hubInBody(asked, next)
    return typeof given === 'string' ? given : withHeaders(given, { link: hubLink(self) })
  }
}
