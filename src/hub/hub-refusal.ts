/** Why a request to the hub is refused, for a problem document (RFC 9457). */
export interface HubRefusal {
  status: number
  title: string
  detail: string
  headers?: Readonly<Record<string, string>>
}

/** What is asked for is not well-formed (RFC 9110 §15.5.1). */
export function badRequest(detail: string): { refusal: HubRefusal } {
  return { refusal: { status: 400, title: 'Bad Request', detail } }
}

/** What is asked for is well-formed and yet not possible (RFC 9110 §15.5.21). */
export function unprocessable(detail: string): { refusal: HubRefusal } {
  return { refusal: { status: 422, title: 'Unprocessable Content', detail } }
}

/** What is asked for is too much for now (RFC 6585 §4). */
export function tooMany(detail: string, seconds: number): { refusal: HubRefusal } {
  const headers = { 'Retry-After': String(seconds) }
  return { refusal: { status: 429, title: 'Too Many Requests', detail, headers } }
}
