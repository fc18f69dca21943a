import type { FeedQuery } from '../feed-query.ts'
import type { QueryParameter } from '../query-parameters.ts'

/** How the value of a parameter is written. */
export type ParameterKind = QueryParameter['kind']

type ValueOf<Kind extends ParameterKind> = Kind extends 'extent'
  ? FeedQuery['content']
  : Kind extends 'list' | 'names' | 'ranges'
    ? string | string[]
    : string

/** What feeds are asked with, as a program hands it over. */
export type QueryValues = {
  [Parameter in QueryParameter as Parameter['name']]?: ValueOf<Parameter['kind']>
}
