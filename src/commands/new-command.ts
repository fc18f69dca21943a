import { tz } from '@date-fns/tz'
import { formatISO } from 'date-fns/formatISO'
import { startOfSecond } from 'date-fns/startOfSecond'
import { oneLine } from '../model/text.ts'
import { slugNear } from '../read/article/slug.ts'
import { readSettings } from '../read/settings/read-settings.ts'
import { type PlainSite, readSite } from '../read/settings/read-site.ts'
import { noTopics, readTopics } from '../read/settings/read-topics.ts'
import { loadFiles } from '../read/source/load-files.ts'
import { parseMoment } from '../read/values/parse-moment.ts'
import { type Command, contentOption, UsageError } from './command.ts'
import { contentFolder } from './content-folder.ts'
import { isFree, type Taken, takenIn } from './new/article-places.ts'
import { articleTemplate } from './new/article-template.ts'
import { mintId } from './new/mint-id.ts'
import { problemReport } from './problem-report.ts'
import { topicsNamed } from './topics-named.ts'
import { writeNewFile } from './write-new-file.ts'

/** Begins an article. */
export const newCommand: Command = {
  name: 'new',
  description: 'Begins an article: makes its file, mints its id, and prints its path.',
  argument: { value: '"TITLE"', description: 'the title of the article' },
  options: {
    content: contentOption,
    topic: {
      type: 'string',
      value: 'TOPIC',
      description: 'its topic, or several with commas between',
    },
    draft: { type: 'boolean', description: 'keep it out of everything for now' },
    date: {
      type: 'string',
      value: 'DATE',
      description: 'when it is published, such as 2026-05-01T09:30:00+03:00 (default: now)',
    },
  },
  async run(options, output, argument) {
    const now = new Date()
    const root = contentFolder(options['content'])
    const files = loadFiles(root)
    const siteFile = readSettings(files, 'site.yaml', root, (value, list) =>
      readSite(value, list, now),
    )
    const topicsFile = readSettings(files, 'topics.yaml', root, readTopics)
    const problems = [siteFile, topicsFile].flatMap(({ list }) => list.problems)
    if (problems.length > 0 || !siteFile.value) {
      output.error(`${problemReport(problems, output.colour)}; no article was made`)
      return 1
    }
    const { site } = siteFile.value
    const known = (topicsFile.value ?? noTopics).topics.map(({ topic }) => topic.slug)
    const taken = takenIn(files, root, site.timeZone)
    const beginning = {
      title: titleOf(argument),
      id: mintId(site, taken.ids),
      published: publishedOf(options['date'], now, site, taken),
      topics: topicsNamed(options['topic'], known),
      draft: options['draft'] === true,
    }
    const slug = slugFor(beginning.title, beginning.id, taken)
    const path = `${root}/articles/${slug}.md`
    const text = new TextEncoder().encode(articleTemplate(beginning, known))
    const fault = await writeNewFile(path, text)
    if (fault !== undefined) throw new UsageError(`${path} cannot be written: ${fault}`)
    output.out(path)
    return 0
  },
}

function titleOf(argument: string | undefined): string {
  const title = oneLine(argument ?? '')
  if (title === '') throw new UsageError('the title is missing: npm run new -- "A title"')
  return title
}

/** A moment that no other article has: one that is taken is put off by seconds. */
function publishedOf(value: unknown, now: Date, site: PlainSite, taken: Taken): string {
  const written = value === undefined ? undefined : String(value)
  const moment = written === undefined ? startOfSecond(now) : momentOf(written, site)
  if (written !== undefined && !taken.moments.has(moment.getTime())) return written
  return formatISO(freeFrom(moment, taken), { in: tz(site.timeZone) })
}

function momentOf(written: string, { timeZone }: PlainSite): Date {
  const moment = parseMoment(written, timeZone)
  if (moment instanceof Date) return moment
  const { expected, suggestion } = moment
  const advice = suggestion === undefined ? '' : ` (${suggestion.replaceAll('`', '')})`
  throw new UsageError(`--date ${written}: expected ${expected}${advice}`)
}

function freeFrom(moment: Date, taken: Taken): Date {
  if (!taken.moments.has(moment.getTime())) return moment
  return freeFrom(new Date(moment.getTime() + 1000), taken)
}

const longestSlug = 60

/** An address near to the title; a number is added where another article has or had it. */
function slugFor(title: string, id: string, taken: Taken): string {
  const words = slugNear(title).normalize('NFC')
  const characters = Array.from(words)
  const short =
    characters.length > longestSlug
      ? characters
          .slice(0, longestSlug)
          .join('')
          .replace(/-[^-]*$/, '')
      : words
  const base = short === '' ? (id.split(':').at(-1) ?? 'article') : short
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`
    if (isFree(slug, taken)) return slug
  }
}
