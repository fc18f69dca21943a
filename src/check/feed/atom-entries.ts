import { type Fault, inXml } from './feed-rule.ts'
import { childrenIn, type XmlElement } from './xml-element.ts'

export interface AtomParent {
  element: XmlElement
  /** `feed`, or such as `entry 3`. */
  field: string
}

/** The entries of an Atom feed, numbered as in the findings of other rules. */
export function entriesOf(root: XmlElement): AtomParent[] {
  return childrenIn(root, root.namespace, 'entry').map((element, index) => ({
    element,
    field: `entry ${index + 1}`,
  }))
}

/** The feed and its entries, which have much in common. */
export function feedAndEntries(root: XmlElement): AtomParent[] {
  return [{ element: root, field: 'feed' }, ...entriesOf(root)]
}

/** Faults of entries, one by one. */
export function inEntries(
  faults: (entry: XmlElement, field: string, root: XmlElement) => readonly Fault[],
): ReturnType<typeof inXml> {
  return inXml('atom', (root) =>
    entriesOf(root).flatMap(({ element, field }) => faults(element, field, root)),
  )
}
