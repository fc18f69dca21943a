import { terminalPaint } from '../paint.ts'
import { changeLine } from './change-line.ts'
import type { ChannelChanges } from './compare-sites.ts'
import { advice, conclusion, summaryOf } from './diff-report.ts'

// A comment on GitHub has at most 65,536 characters, and a variable of Linux 128 KiB.
const mostBytes = 50_000
const longestLine = 300

const plain = terminalPaint(false)

/** What subscribers will see, as the body of a comment on a change; titles are shown as they are. */
export function diffMarkdown(channels: readonly ChannelChanges[]): string {
  const summary = summaryOf(channels)
  const lines = channels.filter(({ changes }) => changes.length > 0).flatMap(channelLines)
  return [
    conclusion(channels, summary),
    ...(lines.length > 0 ? [fenced('diff', lines)] : []),
    ...advice(summary, plain).map((text) => text.replaceAll(/^/gm, '- ')),
  ].join('\n\n')
}

/** Why there is nothing to tell, as the body of a comment. */
export function notComparedMarkdown(reason: string): string {
  return `Nothing was compared.\n\n${fenced('text', reason.split('\n'))}`
}

function channelLines({ title, path, feeds, changes }: ChannelChanges): string[] {
  return [
    plain('bold', `@@ ${title}  ${path} @@`),
    ...changes.map((change) => changeLine(change, feeds, plain)),
  ]
}

/** Lines that nobody reads as Markdown, whatever they say; the first ones where they are too many. */
function fenced(language: string, lines: readonly string[]): string {
  const shown = fitting(lines.map(shortened))
  const left = lines.length - shown.length
  const longestTicks = Math.max(
    ...[...shown.join('\n').matchAll(/`+/g)].map(([ticks]) => ticks.length),
    2,
  )
  const fence = '`'.repeat(longestTicks + 1)
  return [
    `${fence}${language}`,
    ...shown,
    fence,
    ...(left > 0 ? [`\n${left} more: \`npm run diff\` tells them all.`] : []),
  ].join('\n')
}

function fitting(lines: readonly string[]): string[] {
  let room = mostBytes
  return lines.filter((line) => {
    room -= Buffer.byteLength(line) + 1
    return room > 0
  })
}

function shortened(line: string): string {
  return line.length <= longestLine ? line : `${line.slice(0, longestLine - 1).toWellFormed()}…`
}
