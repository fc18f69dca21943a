import type { Problem } from '../model/problem.ts'
import type { RemovedTopic, Topic } from '../model/site.ts'
import { readSettings } from '../read/settings/read-settings.ts'
import { type PlainSite, readSite } from '../read/settings/read-site.ts'
import { noTopics, readTopics } from '../read/settings/read-topics.ts'
import { loadFiles } from '../read/source/load-files.ts'
import type { SourceFile } from '../read/source/source-file.ts'
import { type Command, contentOption, type Output, UsageError } from './command.ts'
import { contentFolder } from './content-folder.ts'
import { finishArticles } from './import/finish-articles.ts'
import type { Fitting } from './import/fit-article.ts'
import { authorKeys } from './import/fit-authors.ts'
import { gatherInputs } from './import/gather-inputs.ts'
import { sortArticles } from './import/import-articles.ts'
import { type ImportResult, importReport } from './import/import-report.ts'
import { type KnownArticles, knownIn } from './import/known-articles.ts'
import { signArticles } from './import/sign-articles.ts'
import { problemReport } from './problem-report.ts'
import { topicsNamed } from './topics-named.ts'

type Options = Parameters<Command['run']>[0]

/** Makes articles of what other programs have. */
export const importCommand: Command = {
  name: 'import',
  description: 'Makes articles of feeds, exports, folders and pages of other programs.',
  argument: {
    value: 'FILE|FOLDER|URL',
    several: true,
    description: 'a feed, an export, a folder of articles or a page',
  },
  options: {
    content: contentOption,
    images: {
      type: 'boolean',
      description: 'download pictures and recordings beside the articles',
    },
    publish: { type: 'boolean', description: 'make articles of them that are no drafts' },
    topic: {
      type: 'string',
      value: 'TOPIC',
      description: 'a topic for all of them, or several with commas between',
    },
    base: {
      type: 'string',
      value: 'URL',
      description: 'the address of the site that a folder was, where its settings do not tell it',
    },
    json: { type: 'boolean', description: 'print the result as JSON' },
  },
  async run(options, output, ...names) {
    const sources = names.filter((name) => name !== undefined)
    if (sources.length === 0) {
      throw new UsageError('npm run import takes at least one file, folder or address')
    }
    const root = contentFolder(options['content'])
    const content = openContent(root)
    if ('problems' in content) {
      output.error(`${problemReport(content.problems, output.colour)}; nothing was imported`)
      return 1
    }
    const given = topicsNamed(
      options['topic'],
      content.topics.map(({ slug }) => slug),
    )
    await using gathered = await gatherInputs(sources, options, output.progress)
    const result = await importAll(gathered, content, { root, given, options, output })
    if (options['json']) output.out(JSON.stringify(result, null, 2))
    else output.out(importReport(result))
    return result.unread.length > 0 ? 1 : 0
  },
}

/** The content that articles are imported into. */
interface Content {
  files: readonly SourceFile[]
  site: PlainSite
  topics: readonly Topic[]
  removedTopics: readonly RemovedTopic[]
  known: KnownArticles
  now: Date
}

function openContent(root: string): Content | { problems: readonly Problem[] } {
  const now = new Date()
  const files = loadFiles(root)
  const site = readSettings(files, 'site.yaml', root, (value, list) => readSite(value, list, now))
  const topics = readSettings(files, 'topics.yaml', root, readTopics)
  const problems = problemsOf([site, topics])
  if (problems.length > 0 || !site.value) return { problems }
  const articles = knownIn(files, root, site.value.site.timeZone)
  if (articles.problems.length > 0) return articles
  const { topics: all, removed } = topics.value ?? noTopics
  return {
    files,
    site: site.value.site,
    topics: all.map(({ topic }) => topic),
    removedTopics: removed,
    known: articles.known,
    now,
  }
}

function problemsOf(files: readonly Pick<ReturnType<typeof readSettings>, 'list'>[]) {
  return files.flatMap(({ list }) => list.problems)
}

interface Call {
  root: string
  given: readonly string[]
  options: Options
  output: Output
}

async function importAll(
  { inputs, unread, media }: Awaited<ReturnType<typeof gatherInputs>>,
  content: Content,
  { root, given, options, output }: Call,
): Promise<ImportResult> {
  const { site, topics, known: articles, now, removedTopics } = content
  const { language, timeZone } = site
  const authors = authorKeys(site)
  const fitting: Fitting = {
    ...{ site, topics, given, authors, now },
    publish: options['publish'] === true,
    known: articles,
  }
  const sorted = sortArticles(
    inputs,
    { topics, language, timeZone },
    fitting,
    root,
    output.progress,
  )
  const signed = await signArticles(sorted.fresh, fitting, content, root)
  const known = [...authors].map(([key, name]) => [key, { name, kind: 'person' }] as const)
  const finished = await finishArticles(signed.fresh, {
    root,
    media,
    progress: output.progress,
    surroundings: {
      ...{ root, now, topics, removedTopics },
      site: { ...site, authors: Object.fromEntries(known) },
      topicsKnown: true,
      authorsKnown: true,
    },
  })
  return {
    written: finished.written,
    known: sorted.known,
    unread: [...unread, ...sorted.unread, ...finished.unread],
    authors: signed.authors,
  }
}
