import { securityPolicy } from './headers.ts'
import { isNavigation, navigationHeader } from './is-navigation.ts'
import { keptFor } from './kept-for.ts'
import type { Library } from './library.ts'
import { problemResponse } from './problem-response.ts'
import type { QueryProblem } from './query/query-problem.ts'

/** What the client asks for cannot be (RFC 9110 §15.5.1): a page for a browser, else a problem. */
export async function refusal(
  request: Request,
  url: URL,
  problems: readonly QueryProblem[],
  { renderers, articles }: Library,
  now: number,
): Promise<Response> {
  const headers = {
    Vary: `Accept-Encoding, ${navigationHeader}`,
    ...(await keptFor(60, articles, now)),
  }
  if (!isNavigation(request, url)) {
    const detail = problems.map(({ parameter, expected }) => `${parameter}: ${expected}`).join('; ')
    return problemResponse(400, 'Bad Request', detail, headers, { errors: problems })
  }
  return new Response(await renderers.refused(problems), {
    status: 400,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': securityPolicy('page', request),
      ...headers,
    },
  })
}
