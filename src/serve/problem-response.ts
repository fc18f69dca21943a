/**
 * A failure told to programs (RFC 9457).
 * @param extension further members (§3.2)
 */
export function problemResponse(
  status: number,
  title: string,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
  extension: Readonly<Record<string, unknown>> = {},
): Response {
  const problem = { type: 'about:blank', title, status, detail, ...extension }
  const body = `${JSON.stringify(problem, null, 2)}\n`
  return new Response(body, {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  })
}
