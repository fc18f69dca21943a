/** When the article below appears. */
export const appears = new Date('2026-12-01T09:00:00Z')

/** A file that adds an article to come to the sample content. */
export const laterArticle: Readonly<Record<string, string>> = {
  'articles/later.md': `---
title: Visas are to come
id: tag:istanbul-talks.example,2025:later
published: 2026-12-01T09:00:00Z
topics: [visas]
---

A text.
`,
}
