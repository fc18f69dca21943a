import { type Fault, type FeedRule, feedRule, inXml } from './feed-rule.ts'
import { plainChildren, type XmlElement } from './xml-element.ts'

interface NumberedItem {
  item: XmlElement
  field: string
}

/** The items of all versions of RSS, numbered as in the findings of other rules. */
export function itemsOf(root: XmlElement): NumberedItem[] {
  const holders = [...plainChildren(root, 'channel').slice(0, 1), root]
  return holders
    .flatMap((holder) => plainChildren(holder, 'item'))
    .map((item, index) => ({ item, field: `item ${index + 1}` }))
}

/** A rule for each item by itself. */
export function itemRule({
  told,
  ...head
}: Omit<FeedRule, 'find'> & {
  told: (item: XmlElement, field: string) => readonly Fault[]
}): FeedRule {
  return feedRule({
    ...head,
    faults: inXml('rss', (root) => itemsOf(root).flatMap(({ item, field }) => told(item, field))),
  })
}

/** Elements that stand more than once. */
export function repeated(parent: XmlElement, field: string, names: readonly string[]): Fault[] {
  return names.flatMap((name) => {
    const all = plainChildren(parent, name)
    const second = all[1]
    if (!second) return []
    const found = `${all.length} of them`
    return [{ field: `${field} ${name}`, at: second.at, found, expected: 'one' }]
  })
}
