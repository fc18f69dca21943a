/** The words that Feedmill itself puts into feeds and pages, in one language. */
export interface Phrases {
  /** What follows a label; a space follows it in turn. */
  colon: string
  skip: string
  topics: string
  topic: string
  feeds: string
  feed: string
  allFeeds: string
  allTopics: string
  latest: string
  followSite: string
  followTopic: string
  /** Two sentences on what a feed is and what to do with it. */
  aboutFeeds: string
  feedAddress: string
  copy: string
  copied: string
  subscribeWith: string
  onThisDevice: string
  otherFormats: string
  raw: string
  inTheFeed: string
  fullText: string
  opml: string
  related: string
  more: string
  newer: string
  older: string
  updated: string
  source: string
  picture: string
  correction: string
  corrections: string
  tags: string
  licence: string
  markdown: string
  noArticles: string
  notFound: string
  /** Below `notFound`. */
  notFoundText: string
  /** Where something was that has been removed. */
  removed: string
  /** Below `removed`. */
  removedText: string
}
