import { entriesOf, feedAndEntries, inEntries } from './atom-entries.ts'
import { type Fault, type FeedRule, feedRule, inFeed, inXml, missing } from './feed-rule.ts'
import { childrenIn, type XmlElement } from './xml-element.ts'

/** Rules for the entries of Atom, and for what feed and entries have in common. */
export const atomEntryRules: readonly FeedRule[] = [
  ...(['id', 'updated'] as const).map((name) =>
    feedRule({
      id: `atom-entry-${name}`,
      level: name === 'id' ? 'error' : 'warning',
      sentence: `Every entry of Atom has ${name === 'id' ? 'an id' : 'the date of its last change'}.`,
      faults: inFeed(
        ({ items }) =>
          items
            .filter((item) => !item[name])
            .map((item) => missing(item, name, name === 'id' ? 'an id' : 'a date of RFC 3339')),
        'atom',
      ),
    }),
  ),
  feedRule({
    id: 'atom-published',
    level: 'hint',
    sentence: 'Every entry of Atom says when it was published.',
    faults: inFeed(
      ({ items }) =>
        items
          .filter(({ published }) => !published)
          .map((item) => missing(item, 'published', 'a date of RFC 3339')),
      'atom',
    ),
  }),
  feedRule({
    id: 'atom-entry-title',
    level: 'warning',
    sentence: 'Every entry of Atom has a title element.',
    faults: inEntries((entry, field, root) =>
      childrenIn(entry, root.namespace, 'title').length > 0
        ? []
        : [missing({ field, at: entry.at }, 'title', 'a title')],
    ),
  }),
  feedRule({
    id: 'atom-element-once',
    level: 'warning',
    sentence: 'No element that Atom allows once stands twice.',
    faults: inXml('atom', (root) => [
      ...repeated(root, root, 'feed', 'id title updated subtitle generator icon logo rights'),
      ...entriesOf(root).flatMap(({ element: parent, field }) =>
        repeated(parent, root, field, 'id title updated published summary content rights source'),
      ),
    ]),
  }),
  feedRule({
    id: 'atom-author',
    level: 'warning',
    sentence: 'The feed or each of its entries has an author.',
    faults: inXml('atom', (root) => {
      if (childrenIn(root, root.namespace, 'author').length > 0) return []
      return entriesOf(root).flatMap(({ element: entry, field }) => {
        const holders = [entry, ...childrenIn(entry, root.namespace, 'source')]
        const all = holders.flatMap((one) => childrenIn(one, root.namespace, 'author'))
        return all.length > 0 ? [] : [missing({ field, at: entry.at }, 'author', 'an author')]
      })
    }),
  }),
  feedRule({
    id: 'atom-author-name',
    level: 'warning',
    sentence: 'Every author has a name.',
    faults: inXml('atom', (root) =>
      feedAndEntries(root).flatMap(({ element: parent, field }) =>
        childrenIn(parent, root.namespace, 'author')
          .filter((author) => !childrenIn(author, root.namespace, 'name')[0]?.text.trim())
          .map(({ at }) => missing({ field: `${field} author`, at }, 'name', 'a name')),
      ),
    ),
  }),
  feedRule({
    id: 'atom-author-single',
    level: 'warning',
    sentence: 'Every author element of Atom is one person.',
    faults: inXml('atom', (root) =>
      feedAndEntries(root).flatMap(({ element: parent, field }) =>
        childrenIn(parent, root.namespace, 'author').flatMap((author) => {
          const { length } = childrenIn(author, root.namespace, 'name')
          const expected = 'an author for each'
          if (length < 2) return []
          return [{ field: `${field} author`, at: author.at, found: `${length} names`, expected }]
        }),
      ),
    ),
  }),
  feedRule({
    id: 'atom-category-term',
    level: 'warning',
    sentence: 'Every category of Atom has a term.',
    faults: inEntries((entry, field, root) =>
      childrenIn(entry, root.namespace, 'category')
        .filter(({ attributes }) => !attributes['term']?.trim())
        .map(({ at }) => missing({ field: `${field} category`, at }, 'term', 'a term')),
    ),
  }),
]

function repeated(parent: XmlElement, root: XmlElement, field: string, names: string): Fault[] {
  return names.split(' ').flatMap((name) => {
    const all = childrenIn(parent, root.namespace, name)
    const second = all[1]
    if (!second) return []
    const found = `${all.length} of them`
    return [{ field: `${field} ${name}`, at: second.at, found, expected: 'one' }]
  })
}
