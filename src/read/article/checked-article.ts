import type { RemovedTopic, Site, Topic } from '../../model/site.ts'
import type { Places } from '../values/places.ts'
import type { ArticleFile } from './article-file.ts'
import type { ArticleFields } from './article-schema.ts'

/** What of the settings an article is checked against and read with. */
export interface ArticleSettings {
  site: Pick<Site, 'url' | 'language' | 'timeZone' | 'authors'>
  topics: readonly Pick<Topic, 'slug' | 'title' | 'aliases'>[]
  removedTopics: readonly Pick<RemovedTopic, 'slug'>[]
  /** False when the settings do not say, so that nobody is unknown. */
  topicsKnown: boolean
  authorsKnown: boolean
}

/** What an article is checked against. */
export interface Surroundings extends ArticleSettings {
  /** The content folder, as problems should name it. */
  root: string
  places: Places
  /** No edit can lie after it. */
  now: Date
}

/** An article that is being checked, field by field. */
export interface CheckedArticle extends Surroundings {
  file: ArticleFile
  fields: ArticleFields
}
