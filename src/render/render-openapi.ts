import { toJsonSchemaDefs } from '@valibot/to-json-schema'
import { type ApiName, apiNames, apiPaths } from '../model/api/api-paths.ts'
import type { ApiRoute, ApiSample } from '../model/api/api-routes.ts'
import { type ApiSchemaName, apiSchemas } from '../model/api/api-schemas.ts'
import { routesOf } from '../model/api/plain-routes.ts'
import type { ParameterKind } from '../model/api/query-values.ts'
import type { PageSite } from '../model/page-site.ts'
import { queryBounds } from '../model/query-bounds.ts'
import type { QueryParameter } from '../model/query-parameters.ts'

/** The API as programs read of it: OpenAPI 3.1. */
export function renderOpenapi(
  {
    url,
    title,
    description,
    ...place
  }: Pick<PageSite, 'url' | 'title' | 'description' | 'plainFiles'>,
  sample: ApiSample,
): string {
  const routes = routesOf(place)
  const document = {
    openapi: '3.1.1',
    info: { title, description, version: '1' },
    externalDocs: { url: `${url}/api/` },
    servers: [{ url }],
    paths: Object.fromEntries(
      apiNames.map((name) => [
        templateOf(apiPaths[name]),
        { get: operation(name, routes[name], sample) },
      ]),
    ),
    components: { schemas: schemas(), parameters: { IfNoneMatch: ifNoneMatch }, headers },
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

/** The path as OpenAPI writes it. */
function templateOf(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}')
}

function operation(name: ApiName, route: ApiRoute, sample: ApiSample): object {
  const { summary, description, pathParameters, queryParameters } = route
  return {
    operationId: name,
    summary,
    description,
    parameters: [
      ...Object.entries(pathParameters).map(([parameter, meaning]) => ({
        name: parameter,
        in: 'path',
        required: true,
        description: meaning,
        schema: { type: 'string' },
        example: sample.article,
      })),
      ...queryParameters.map(queryParameter),
      { $ref: '#/components/parameters/IfNoneMatch' },
    ],
    responses: responses(route),
  }
}

function queryParameter({ name, description, kind }: QueryParameter): object {
  return { name, in: 'query', description, ...written[kind] }
}

const { least, most } = queryBounds.limit
const several = { schema: { type: 'array', items: { type: 'string' } }, style: 'form' }

/** How OpenAPI writes the values of each kind (OpenAPI 3.1 §4.8.12.2). */
const written: Readonly<Record<ParameterKind, object>> = {
  list: { ...several, explode: false },
  names: { ...several, explode: true },
  ranges: { ...several, explode: true },
  moment: { schema: { type: 'string', anyOf: [{ format: 'date' }, { format: 'date-time' }] } },
  terms: { schema: { type: 'string' } },
  count: { schema: { type: 'integer', minimum: least, maximum: most } },
  extent: { schema: { type: 'string', enum: ['full', 'summary'], default: 'full' } },
}

function responses({ summary, answer, mediaType, moved, failures }: ApiRoute): object {
  return {
    200: {
      description: `${summary}.`,
      headers: references(['ETag', 'Last-Modified', 'Cache-Control']),
      content: { [mediaType]: { schema: schemaReference(answer) } },
    },
    304: {
      description: 'What the client has is still right.',
      headers: references(['ETag', 'Last-Modified', 'Cache-Control']),
    },
    ...(moved !== undefined && {
      308: { description: moved, headers: references(['Location', 'Cache-Control']) },
    }),
    ...Object.fromEntries(
      Object.entries(failures).map(([status, meaning]) => [
        status,
        {
          description: meaning,
          content: { 'application/problem+json': { schema: schemaReference('Problem') } },
        },
      ]),
    ),
  }
}

const ifNoneMatch = {
  name: 'If-None-Match',
  in: 'header',
  description: 'The ETag of the answer that the client has; 304 says that it is still right.',
  schema: { type: 'string' },
}

const headers = {
  ETag: header('Names this state of the answer (RFC 9110 §8.8.3).'),
  'Last-Modified': header('When the content last changed, where its dates tell.'),
  'Cache-Control': header('How long the answer may be kept.'),
  Location: header('Where the article is now.'),
}

function header(description: string): object {
  return { description, schema: { type: 'string' } }
}

function references(names: readonly (keyof typeof headers)[]): object {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
}

function schemaReference(name: ApiSchemaName): { $ref: string } {
  return { $ref: referenceTo(name) }
}

function referenceTo(name: string): string {
  return `#/components/schemas/${name}`
}

function schemas(): object {
  return toJsonSchemaDefs(apiSchemas, {
    target: 'draft-2020-12',
    overrideRef: ({ referenceId }) => referenceTo(referenceId),
  })
}
