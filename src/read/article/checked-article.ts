import type { RemovedTopic, Site, Topic } from '../../model/site.ts'
import type { Places } from '../values/places.ts'
import type { ArticleFile } from './article-file.ts'
import type { ArticleFields } from './article-schema.ts'

/** What an article is checked against. */
export interface Surroundings {
  site: Site
  topics: readonly Topic[]
  removedTopics: readonly RemovedTopic[]
  places: Places
  /** False when the settings do not say, so that nobody is unknown. */
  topicsKnown: boolean
  authorsKnown: boolean
  /** No edit can lie after it. */
  now: Date
}

/** An article that is being checked, field by field. */
export interface CheckedArticle extends Surroundings {
  file: ArticleFile
  fields: ArticleFields
}
