import {
  jsonFeed,
  jsonFeedAttachment,
  jsonFeedAuthor,
  jsonFeedItem,
  jsonFeedSource,
} from './json-feed.ts'
import { parameterProblem, problemDocument } from './problem-document.ts'
import { apiFeed, apiTopic, topicList } from './topic-list.ts'

/** Everything that the API answers with, by the names that code generators give to the types. */
export const apiSchemas = {
  TopicList: topicList,
  Topic: apiTopic,
  TopicFeed: apiFeed,
  Feed: jsonFeed,
  Item: jsonFeedItem,
  Author: jsonFeedAuthor,
  Attachment: jsonFeedAttachment,
  Source: jsonFeedSource,
  Problem: problemDocument,
  ParameterProblem: parameterProblem,
}

export type ApiSchemaName = keyof typeof apiSchemas
