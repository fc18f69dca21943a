import type { HeaderRule } from '../node/asset-rules.ts'
import type { RedirectRules } from './redirect-rules.ts'

/** What is counted of a static site. */
export interface StaticFigures {
  files: number
  /** The largest file. */
  largest: { file: string; bytes: number }
  headers: readonly HeaderRule[]
  redirects: RedirectRules
  /** Old addresses that a rule cannot name. */
  unwritten: readonly string[]
}

// https://developers.cloudflare.com/workers/platform/limits/, the same for Pages.
const most = {
  files: 20_000,
  paidFiles: 100_000,
  bytes: 25 * 2 ** 20,
  headerRules: 100,
  plainRedirects: 2000,
  patternRedirects: 100,
  lineLength: 2000,
} as const

/** What hosts do not take of a static site, a sentence each. */
export function hostRemarks(figures: StaticFigures): string[] {
  const { files, largest, headers, redirects, unwritten } = figures
  const long = headers.flatMap(({ headers: list }) =>
    list.filter(([name, value]) => name.length + value.length + 2 > most.lineLength),
  )
  return [
    ...tooMany(
      files,
      most.files,
      (count) =>
        `${count} files: Cloudflare takes at most ${counted(most.files)} on the Free plan, ${counted(most.paidFiles)} on the Paid plan`,
    ),
    ...tooMany(
      largest.bytes,
      most.bytes,
      () =>
        `${largest.file} of ${Math.ceil(largest.bytes / 2 ** 20)} MiB: Cloudflare takes files of at most 25 MiB`,
    ),
    ...tooMany(
      headers.length,
      most.headerRules,
      (count) => `${count} rules in _headers: Cloudflare reads the first ${most.headerRules}`,
    ),
    ...long.map(
      ([name]) =>
        `${name} in _headers has more than ${counted(most.lineLength)} characters: Cloudflare leaves it out`,
    ),
    ...tooMany(
      redirects.plain.length,
      most.plainRedirects,
      (count) =>
        `${count} old addresses in _redirects: Cloudflare reads the first ${counted(most.plainRedirects)}`,
    ),
    ...tooMany(
      redirects.patterns.length,
      most.patternRedirects,
      (count) =>
        `${count} rules with patterns in _redirects: Cloudflare reads the first ${most.patternRedirects}`,
    ),
    ...unwritten.map((path) => `${path}: no rule in _redirects can have this old address`),
  ]
}

function tooMany(figure: number, limit: number, sentence: (count: string) => string): string[] {
  return figure > limit ? [sentence(counted(figure))] : []
}

function counted(figure: number): string {
  return figure.toLocaleString('en')
}
