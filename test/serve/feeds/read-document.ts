import { child, childrenNamed, type Tree, textOf, xmlParsers } from '../../support/xml-tree.ts'

/** The ids of a document in its order, and the address of the next one. */
export function readDocument(
  path: string,
  text: string,
): { ids: string[]; next?: string | undefined } {
  if (/(?:feed\.json|articles)$/.test(path)) {
    const feed: { items: { id: string }[]; next_url?: string } = JSON.parse(text)
    return { ids: feed.items.map(({ id }) => id), next: feed.next_url }
  }
  const root = xmlParsers['libxml2']?.(text)
  if (!root) throw new Error('read feed: there is no parser')
  if (path.endsWith('atom.xml')) {
    const entries = childrenNamed(root, 'entry')
    return { ids: entries.map((entry) => textOf(entry, 'id')), next: nextIn(root, 'link') }
  }
  const channel = child(root, 'channel')
  if (!channel) throw new Error('read feed: there is no channel')
  const items = childrenNamed(channel, 'item')
  return { ids: items.map((item) => textOf(item, 'guid')), next: nextIn(channel, 'atom:link') }
}

function nextIn(tree: Tree, name: string): string | undefined {
  const links = childrenNamed(tree, name)
  return links.find(({ attributes }) => attributes['rel'] === 'next')?.attributes['href']
}
