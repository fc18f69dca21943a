import type { Change } from '../../check/changes/change.ts'
import { type ChangeId, kindOf } from '../../check/changes/change-kinds.ts'
import type { ChannelFeed, ToldChange } from '../../check/changes/tell-once.ts'
import { formats } from '../../render/formats.ts'
import type { Paint } from '../paint.ts'

/** The colours of how much a change matters. */
export const colours = { danger: 'red', warning: 'yellow', notice: 'green' } as const

/** The sign and the name of a kind of change, such as `+ new`. */
export function kindName(id: ChangeId): string {
  const { weight, sign, label } = kindOf(id)
  return `${weight === 'notice' ? sign : '!'} ${label}`
}

/**
 * A change as a person reads it.
 * @param compared all feeds of its channel
 */
export function changeLine(
  change: ToldChange,
  compared: readonly ChannelFeed[],
  paint: Paint,
): string {
  const name = paint(colours[kindOf(change.kind).weight], kindName(change.kind))
  const title = change.item && (change.item.title ?? change.item.link ?? '')
  const values = valuesOf(change)
  const subject = [title, values === '' ? undefined : values].filter((text) => text !== undefined)
  const rest = [subject.join(': '), partsOf(change), formatsOf(change, compared)]
  return [name, paint('plain', rest.filter((text) => text !== '').join(' '))]
    .filter((text) => text !== '')
    .join('  ')
}

/** Values as one reads them; other kinds tell none. */
const sentences: { readonly [Kind in ChangeId]?: (change: ToldChange) => string } = {
  'id-reused': ({ was }) => `was that of ${was}`,
  'item-returns-as-new': ({ was, is }) => `id was ${was}, is ${is}`,
  'published-changed': dateValues,
  'dates-backwards': dateValues,
  'address-dead': ({ was, is }) => `${was} answers ${is}`,
  'address-taken': ({ was, is }) => `${was} shows ${is}`,
  flood: ({ is }) => `${is} items`,
  'window-shrunk': ({ was, is }) => `${was} items before, ${is} now`,
  'feed-emptied': ({ was }) => `${was} items before`,
  'feed-date-backwards': fromTo,
  'feed-missing': ({ feeds, was }) => `${answering(feeds)} ${was}`,
  'feed-gone': ({ feeds, is }) => `${answering(feeds)} ${is}`,
  'feed-moved': fromTo,
  'feed-renamed': fromTo,
  'feed-id-changed': fromTo,
}

function answering(feeds: readonly ChannelFeed[]): string {
  return `${feeds.map(({ path }) => path).join(', ')} ${feeds.length > 1 ? 'answer' : 'answers'}`
}

function valuesOf(change: ToldChange): string {
  return sentences[change.kind]?.(change) ?? ''
}

function dateValues({ details, was, is }: Change): string {
  const dates = details.join(' and ')
  return details.length > 1 ? `${dates} were ${was}, are ${is}` : `${dates} was ${was}, is ${is}`
}

function fromTo({ was, is }: Change): string {
  return [was === undefined ? [] : `was ${was}`, is === undefined ? [] : `is ${is}`]
    .flat()
    .join(', ')
}

function partsOf({ kind, details }: Change): string {
  return details.length === 0 || sentences[kind] === sentences['dates-backwards']
    ? ''
    : `(${details.join(', ')})`
}

/** Kinds whose values name the feeds themselves. */
const namesFeeds: readonly ChangeId[] = ['feed-gone', 'feed-missing']

/** Which formats show it, unless all do. */
function formatsOf({ kind, feeds }: ToldChange, compared: readonly ChannelFeed[]): string {
  if (namesFeeds.includes(kind)) return ''
  const isIn = (those: readonly ChannelFeed[], key: string): boolean =>
    those.some(({ format }) => format === key)
  const shown = formats.filter(({ key }) => isIn(feeds, key))
  if (compared.every(({ format }) => isIn(feeds, format))) return ''
  return `[${shown.map(({ name }) => name).join(', ')}]`
}
