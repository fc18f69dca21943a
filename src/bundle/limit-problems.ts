import type { Content } from '../model/content.ts'
import type { Problem } from '../model/problem.ts'
import { type LimitName, type LimitUse, limitUses, type SomeFiles } from './limit-uses.ts'
import { type FileBytes, lengthOf } from './output-file.ts'

/** Where an author finds what makes a build too large, and what to do about it. */
interface Advice {
  /** Path in the content folder. */
  file: string
  suggestion: string
}

/**
 * What no plan of the platform takes.
 * @param files those of a build, or those that are known before it is made
 * @param root the content folder
 */
export function limitProblems(
  files: SomeFiles,
  content: Pick<Content, 'media' | 'timedMedia'>,
  root: string,
): Problem[] {
  return limitUses(files)
    .filter(({ measured, paid }) => measured > paid)
    .map((use) => {
      const { file, suggestion } = advice[use.name](use, files, content)
      return {
        file: `${root}/${file}`,
        line: 1,
        column: 1,
        field: '',
        found: found[use.name](use),
        expected: `at most ${amount(use, use.paid)}`,
        suggestion,
      }
    })
}

/** What the Free plan does not take, in a sentence each. */
export function freePlanRemarks(files: SomeFiles): string[] {
  return limitUses(files)
    .filter(({ measured, free, paid }) => measured > free && measured <= paid)
    .map((use) => {
      const most = `at most ${amount(use, use.free)} on the Free plan`
      return `${found[use.name](use)}: ${most}, ${amount(use, use.paid)} on the Paid plan`
    })
}

const found: Record<LimitName, (use: LimitUse) => string> = {
  Worker: (use) => `a Worker of ${amount(use, use.measured)}`,
  'asset file': (use) => `${use.path} of ${amount(use, use.measured)}`,
  'asset files': (use) => amount(use, use.measured),
}

const advice: Record<
  LimitName,
  (use: LimitUse, files: SomeFiles, content: Pick<Content, 'media' | 'timedMedia'>) => Advice
> = {
  Worker: (_use, files, { timedMedia }) => {
    const [largest] = timedMedia.toSorted((a, b) => lengthOf(b) - lengthOf(a))
    const media = bytesOf(timedMedia)
    const documents = bytesOf(files.modules.filter(({ path }) => path.startsWith('documents/')))
    if (largest && media > documents) {
      const suggestion =
        'files of articles to come or to leave are part of it: serve large ones elsewhere'
      return { file: largest.source, suggestion }
    }
    const share = `the feeds and pages of all topics take ${mebibytes(documents)} of it`
    return { file: 'site.yaml', suggestion: `${share}: lower \`window.items\`, or join topics` }
  },
  // Files of articles that are too large are told where they are named.
  'asset file': () => ({
    file: 'articles',
    suggestion: 'there are too many articles for one site: split it into several',
  }),
  'asset files': (_use, _files, { media }) => {
    const share = `${counted(media.length)} pictures and other files of articles are among them`
    return {
      file: 'articles',
      suggestion: `${share}: serve them elsewhere, or split the site into several`,
    }
  },
}

function bytesOf(files: readonly FileBytes[]): number {
  return files.reduce((sum, file) => sum + lengthOf(file), 0)
}

function amount({ unit }: LimitUse, figure: number): string {
  return unit === 'bytes' ? mebibytes(figure) : `${counted(figure)} static files`
}

function mebibytes(bytes: number): string {
  return `${Math.ceil(bytes / 2 ** 20)} MiB`
}

function counted(figure: number): string {
  return figure.toLocaleString('en')
}
