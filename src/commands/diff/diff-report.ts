import { subjectOf } from '../../check/changes/change.ts'
import {
  type ChangeId,
  changeKinds,
  kindOf,
  type Weight,
} from '../../check/changes/change-kinds.ts'
import { type Paint, terminalPaint } from '../paint.ts'
import { counted } from '../problem-report.ts'
import { changeLine, colours, kindName } from './change-line.ts'
import type { ChannelChanges } from './compare-sites.ts'

/** How many different items or feeds have a change of a kind, in the order of the kinds. */
export type Summary = { readonly [Kind in ChangeId]?: number }

/** An item that is in several channels counts once. */
export function summaryOf(channels: readonly ChannelChanges[]): Summary {
  const subjects = channels.flatMap(({ path, changes }) =>
    changes.map((change) => ({ kind: change.kind, subject: subjectOf(change) ?? path })),
  )
  const byKind = Map.groupBy(subjects, ({ kind }) => kind)
  const counts = changeKinds.flatMap(({ id }) => {
    const those = byKind.get(id)
    return those ? [[id, new Set(those.map(({ subject }) => subject)).size]] : []
  })
  return Object.fromEntries(counts)
}

/** How many changes have a weight. */
export function countOf(weight: Weight, summary: Summary): number {
  return kindsIn(summary)
    .filter((id) => kindOf(id).weight === weight)
    .reduce((sum, id) => sum + (summary[id] ?? 0), 0)
}

/** What subscribers will see, as a person reads it in a terminal. */
export function diffReport(channels: readonly ChannelChanges[], colour: boolean): string {
  const summary = summaryOf(channels)
  const paint = terminalPaint(colour)
  return [
    ...channels.filter(({ changes }) => changes.length > 0).map((one) => section(one, paint)),
    ...advice(summary, paint),
    conclusion(channels, summary),
  ].join('\n\n')
}

function section({ title, path, feeds, changes }: ChannelChanges, paint: Paint): string {
  const lines = changes.map((change) => `  ${changeLine(change, feeds, paint)}`)
  return [`${paint('bold', title)}  ${paint('plain', path)}`, ...lines].join('\n')
}

/** The sentences of what harms, each once, and a line a sentence. */
export function advice(summary: Summary, paint: Paint): string[] {
  const lines = kindsIn(summary).flatMap((id) => {
    const { weight, sentence } = kindOf(id)
    return weight === 'notice' ? [] : [`${paint(colours[weight], kindName(id))}: ${sentence}`]
  })
  return lines.length === 0 ? [] : [lines.join('\n')]
}

/** The sentence at the end: how much of each kind there is. */
export function conclusion(channels: readonly ChannelChanges[], summary: Summary): string {
  const feeds = channels.reduce((sum, { feeds: { length } }) => sum + length, 0)
  const counts = kindsIn(summary).map((id) => kindCount(id, summary[id] ?? 0))
  if (counts.length === 0) return `${counted(feeds, 'feed')}: subscribers will see no change.`
  const dangers = countOf('danger', summary)
  const verdict = dangers === 0 ? 'No danger' : counted(dangers, 'danger')
  return `${counted(feeds, 'feed')}: subscribers will see ${counts.join(', ')}. ${verdict}.`
}

function kindCount(id: ChangeId, count: number): string {
  const { subject, label } = kindOf(id)
  if (subject === 'item') return `${count} ${label}`
  return count === 1 ? label : `${label} (${count})`
}

function kindsIn(summary: Summary): ChangeId[] {
  return changeKinds.map(({ id }) => id).filter((id) => summary[id] !== undefined)
}
