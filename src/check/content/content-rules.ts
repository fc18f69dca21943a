import type { Rule } from '../rule.ts'
import { articleRules } from './article-rules.ts'
import type { CheckedContent } from './checked-content.ts'
import { collectionRules } from './collection-rules.ts'

/** All rules about what authors write, beyond what a build insists on. */
export const contentRules: readonly Rule<CheckedContent>[] = [
  ...articleRules.map(
    (rule): Rule<CheckedContent> => ({
      ...rule,
      find: (content) =>
        content.articles.flatMap((article) =>
          rule.find(article, content).map((finding) => ({ file: article.origin.file, ...finding })),
        ),
    }),
  ),
  ...collectionRules,
]
