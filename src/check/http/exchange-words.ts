import type { ExchangeName } from './visited-address.ts'

const words: Readonly<Record<ExchangeName, string> & Record<string, string>> = {
  plain: 'GET',
  again: 'GET once more',
  gzip: 'GET with Accept-Encoding: gzip',
  head: 'HEAD',
  sameEtag: 'GET with If-None-Match',
  sameEtagGzip: 'GET with If-None-Match for gzip',
  headSameEtag: 'HEAD with If-None-Match',
  etagList: 'GET with a list in If-None-Match',
  anyEtag: 'GET with If-None-Match: *',
  sameDate: 'GET with If-Modified-Since',
  laterDate: 'GET with a later If-Modified-Since',
  rfc850Date: 'GET with If-Modified-Since as in RFC 850',
  asctimeDate: 'GET with If-Modified-Since as asctime writes it',
  oldEtag: 'GET with an old ETag in If-None-Match',
  noDate: 'GET with an If-Modified-Since that is no date',
  post: 'POST',
  preflight: 'OPTIONS',
  query: 'GET with another query',
}

/** What was asked, as people say it. */
export function exchangeWords(name: string): string {
  return words[name] ?? name
}
