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
  /** Between parts of a filter. */
  comma: string
  // In the following, `{}` stands for what is said.
  quoted: string
  /** Labels that articles of a filtered feed have. */
  about: string
  /** Labels that they do not have. */
  without: string
  fromSource: string
  byAuthor: string
  inLanguage: string
  /** The first day or moment. */
  since: string
  /** The last day or moment. */
  until: string
  withWords: string
  /** How many of the newest articles. */
  newest: string
  summaries: string
  /** A sentence around all parts of a filter. */
  filtered: string
  wholeFeed: string
  /** The heading of the form that makes a filtered feed; what follows labels its fields. */
  compose: string
  anyTopics: string
  noTopics: string
  words: string
  moreChoices: string
  firstDay: string
  lastDay: string
  limit: string
  summariesOnly: string
  /** Before the names of formats. */
  openAs: string
  /** Where an address asks for what cannot be. */
  refused: string
  /** Before the values that a parameter can have. */
  allowed: string
}
