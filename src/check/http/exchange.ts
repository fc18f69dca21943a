/** A request as it was sent. */
export interface AskedRequest {
  method: string
  /** As the site itself names the address, wherever it was asked. */
  url: string
  headers: Readonly<Record<string, string>>
}

/** An answer as it came over the wire. */
export interface Answer {
  status: number
  /** By lower-case names, with every value of repeated ones. */
  headers: Readonly<Record<string, readonly string[]>>
  /** Nothing decoded. */
  body: Uint8Array
  /** The body without its `Content-Encoding`; absent when it cannot be decoded. */
  content?: Uint8Array
  /** Why it cannot, in words. */
  fault?: string
}

/** One request and what came back. */
export interface Exchange {
  request: AskedRequest
  answer: Answer
  /**
   * Milliseconds from the request to the end of the answer; absent when they say nothing of the
   * server, as on an author's own machine.
   */
  duration?: number
  /** Absent without TLS. */
  secure?: SecureChannel
}

/** What a connection with TLS tells of the host. */
export interface SecureChannel {
  /** Such as `TLSv1.3`. */
  protocol: string
  /** Since when the certificate is valid, in milliseconds since 1970. */
  from: number
  /** Until when. */
  until: number
}

/** The value of a header; several are one list (RFC 9110 §5.3). */
export function headerOf({ headers }: Pick<Answer, 'headers'>, name: string): string | undefined {
  return headers[name]?.join(', ')
}

/** The members of a header that is a list, in lower case. */
export function membersOf(answer: Pick<Answer, 'headers'>, name: string): string[] {
  const list = headerOf(answer, name) ?? ''
  return list
    .toLowerCase()
    .split(',')
    .map((member) => member.trim())
    .filter((member) => member !== '')
}

/** The media type without its parameters, in lower case; empty when there is none. */
export function mediaTypeOf(answer: Pick<Answer, 'headers'>): string {
  const [type = ''] = (headerOf(answer, 'content-type') ?? '').split(';')
  return type.trim().toLowerCase()
}

/** The `charset` of a `Content-Type`, in lower case. */
export function charsetOf(answer: Pick<Answer, 'headers'>): string | undefined {
  const type = headerOf(answer, 'content-type') ?? ''
  return /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(type)?.[1]?.toLowerCase()
}

/** Whether two bodies say the same, whatever their encodings. */
export function sameContent(one: Pick<Answer, 'content'>, other: Pick<Answer, 'content'>): boolean {
  const { content: a } = one
  const { content: b } = other
  // Byte by byte it would be felt: this compares all feeds of a site with all their other paths.
  return a !== undefined && b !== undefined && Buffer.compare(a, b) === 0
}
