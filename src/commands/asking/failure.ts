/** Why a request has no answer, in words. */
export interface Failure {
  failure: string
  /** What Node calls it, such as `ENOTFOUND`. */
  code?: string
}

interface Limits {
  /** Seconds. */
  patience: number
  maximumBytes: number
}

/** What an error says then depends on how far the answer had come. */
export function outOfPatience({ patience }: Limits): Failure {
  return { failure: `no whole answer within ${patience} seconds`, code: 'ETIMEDOUT' }
}

/** What an error means, in words where it is one that is known. */
export function failureOf(error: unknown, options: Limits): Failure {
  const code = error instanceof Error ? codeOf(error) : undefined
  return { failure: reasonOf(error, options), ...(code !== undefined && { code }) }
}

function reasonOf(error: unknown, { maximumBytes }: Limits): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof RangeError) return `more than ${maximumBytes / 1024 / 1024} MiB`
  const code = codeOf(error) ?? ''
  const reason = code.startsWith('HPE_') ? 'what answers is no HTTP' : reasons[code]
  return reason ?? (error.message || 'no connection')
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers at this host and port',
  ECONNRESET: 'the connection was closed before the end of the answer',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up now',
  CERT_HAS_EXPIRED: 'the certificate of the host has expired',
  CERT_NOT_YET_VALID: 'the certificate of the host is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate of the host is signed by nobody else',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate of the host is signed by nobody whom all trust',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'nobody knows who has signed the certificate of the host; a part of its chain may be missing',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for other hosts',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'only versions of TLS that are out of use are understood',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'only versions of TLS that are out of use are understood',
  EPROTO: 'no secure connection can be made',
}

/** What Node calls an error. */
export function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
