import type { Context, Handler, TypedResponse } from 'hono'
import type { BlankEnv } from 'hono/types'
import type { StatusCode } from 'hono/utils/http-status'
import type { InferOutput } from 'valibot'
import type { ApiName, apiPaths } from '../../model/api/api-paths.ts'
import type { ApiRoutes } from '../../model/api/api-routes.ts'
import type { apiSchemas } from '../../model/api/api-schemas.ts'
import type { ProblemDocument } from '../../model/api/problem-document.ts'
import type { QueryValues } from '../../model/api/query-values.ts'

type Path<Name extends ApiName> = (typeof apiPaths)[Name]

/** What a client may send besides the parameters of the path. */
type ApiInput<Name extends ApiName> = ApiRoutes[Name]['queryParameters'] extends readonly []
  ? object
  : { in: { query: QueryValues } }

type Failures<Name extends ApiName> = {
  [Status in keyof ApiRoutes[Name]['failures'] & StatusCode]: TypedResponse<
    ProblemDocument,
    Status,
    'json'
  >
}

/** What a client may get; redirects are followed before it sees them. */
type ApiAnswer<Name extends ApiName> = Response &
  (
    | TypedResponse<InferOutput<(typeof apiSchemas)[ApiRoutes[Name]['answer']]>, 200, 'json'>
    | TypedResponse<null, 304, 'body'>
    | Failures<Name>[keyof Failures<Name>]
  )

/**
 * A handler of the route, with the types that its definition gives to clients. The answer itself
 * is ready bytes with their validators, which no type describes: that they agree with the
 * definition is tested.
 */
export function answering<Name extends ApiName>(
  answer: (context: Context<BlankEnv, Path<Name>>) => Promise<Response>,
): Handler<BlankEnv, Path<Name>, ApiInput<Name>, Promise<ApiAnswer<Name>>> {
  // Nothing of the types exists when it runs; `unknown` because a Response does not have them.
  return answer as unknown as Handler<
    BlankEnv,
    Path<Name>,
    ApiInput<Name>,
    Promise<ApiAnswer<Name>>
  >
}
