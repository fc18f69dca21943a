/** A failure told to programs (RFC 9457). */
export function problemResponse(
  status: number,
  title: string,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const body = `${JSON.stringify({ type: 'about:blank', title, status, detail }, null, 2)}\n`
  return new Response(body, {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  })
}
