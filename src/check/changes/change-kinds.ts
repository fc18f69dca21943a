/** How much a change matters: subscribers lose or get something twice, may be puzzled, or are served. */
export type Weight = 'danger' | 'warning' | 'notice'

/** One thing that a deploy can do to subscribers. */
export interface ChangeKind {
  /** In kebab-case, never used for another kind. */
  id: string
  weight: Weight
  /** What it happens to. */
  subject: 'item' | 'feed'
  /** Whether something comes, goes, or is otherwise than before. */
  sign: '+' | '-' | '~'
  /** In a few words, before the title of the item. */
  label: string
  /** What subscribers see of it, and what helps against it where it harms. */
  sentence: string
}

/** All kinds, those of items first. */
export const changeKinds = [
  {
    id: 'item-new',
    weight: 'notice',
    subject: 'item',
    sign: '+',
    label: 'new',
    sentence: 'Readers show it as a new item.',
  },
  {
    id: 'item-back',
    weight: 'notice',
    subject: 'item',
    sign: '+',
    label: 'back',
    sentence:
      'It is older than all that the feed had: readers that have forgotten it show it as new.',
  },
  {
    id: 'item-returns-as-new',
    weight: 'danger',
    subject: 'item',
    sign: '+',
    label: 'would come back as new',
    sentence:
      'Readers know an article by its id: under another one it comes a second time, unread. Give it the id that it had.',
  },
  {
    id: 'id-reused',
    weight: 'danger',
    subject: 'item',
    sign: '~',
    label: 'id used again',
    sentence:
      'Title, text and address are others: readers take it for an edit, and do not show it as new. If it is another article, give it an id of its own.',
  },
  {
    id: 'item-changed',
    weight: 'notice',
    subject: 'item',
    sign: '~',
    label: 'changed',
    sentence: 'Readers that follow edits show it as it is now.',
  },
  {
    id: 'item-edited-silently',
    weight: 'notice',
    subject: 'item',
    sign: '~',
    label: 'changed silently',
    sentence:
      'It changed and its `updated` did not: readers that go by the date keep what they have.',
  },
  {
    id: 'published-changed',
    weight: 'warning',
    subject: 'item',
    sign: '~',
    label: 'published later',
    sentence:
      'Most readers keep the first date that they saw, others move the item. `published` should stay; `updated` tells of edits.',
  },
  {
    id: 'dates-backwards',
    weight: 'danger',
    subject: 'item',
    sign: '~',
    label: 'date gone backwards',
    sentence:
      'A date is earlier than subscribers have seen it: readers that compare dates take it for nothing new. Put the later date back.',
  },
  {
    id: 'address-dead',
    weight: 'danger',
    subject: 'item',
    sign: '~',
    label: 'address dead',
    sentence:
      'The link that subscribers have stored does not lead to the article any more. Add the old address to the `aliases` of the article; one with a query needs a redirect before the Worker.',
  },
  {
    id: 'address-taken',
    weight: 'danger',
    subject: 'item',
    sign: '~',
    label: 'address taken',
    sentence:
      'The link that subscribers have stored shows another article. Give that one another address, and let the old link lead to its own article.',
  },
  {
    id: 'item-removed',
    weight: 'notice',
    subject: 'item',
    sign: '-',
    label: 'removed',
    sentence: 'It was taken back on purpose: its page answers 410.',
  },
  {
    id: 'item-expired',
    weight: 'notice',
    subject: 'item',
    sign: '-',
    label: 'expired',
    sentence: 'Its `expires` has passed.',
  },
  {
    id: 'item-lost',
    weight: 'danger',
    subject: 'item',
    sign: '-',
    label: 'lost',
    sentence:
      'It has left the feed and its page is not there. Bring it back, let an alias of its successor lead on, or take it back with `removed`.',
  },
  {
    id: 'item-left-window',
    weight: 'notice',
    subject: 'item',
    sign: '-',
    label: 'left the window',
    sentence: 'The feed holds newer items in its place; its page is still there.',
  },
  {
    id: 'item-taken-out',
    weight: 'notice',
    subject: 'item',
    sign: '-',
    label: 'taken out',
    sentence: 'This feed does not carry it any more; its page is still there.',
  },
  {
    id: 'item-unseen',
    weight: 'warning',
    subject: 'item',
    sign: '-',
    label: 'gone',
    sentence:
      'It has left the feed, and without a link to this site nothing tells whether it can still be read. Bring it back if that was not meant.',
  },
  {
    id: 'flood',
    weight: 'warning',
    subject: 'feed',
    sign: '+',
    label: 'flood of old items',
    sentence:
      'Many items appear at once that are older than what was there; readers show them as new.',
  },
  {
    id: 'window-shrunk',
    weight: 'danger',
    subject: 'feed',
    sign: '-',
    label: 'window shrunk',
    sentence:
      'The feed holds fewer items by its own rules: some readers delete what has left a feed. Raise `window` in site.yaml to what it was.',
  },
  {
    id: 'feed-emptied',
    weight: 'danger',
    subject: 'feed',
    sign: '-',
    label: 'feed emptied',
    sentence:
      'The feed had items and has none: some readers take that for an error. Keep some items in it, or give the topic up with `removed`.',
  },
  {
    id: 'feed-date-backwards',
    weight: 'warning',
    subject: 'feed',
    sign: '~',
    label: 'date of the feed gone backwards',
    sentence: 'Programs that compare it take the feed for unchanged until it is later again.',
  },
  {
    id: 'feed-new',
    weight: 'notice',
    subject: 'feed',
    sign: '+',
    label: 'feed new',
    sentence: 'It can be subscribed to from now on.',
  },
  {
    id: 'feed-missing',
    weight: 'notice',
    subject: 'feed',
    sign: '~',
    label: 'listed and missing before',
    sentence:
      'The site names the feed and does not have it, so what its subscribers have cannot be compared.',
  },
  {
    id: 'feed-gone',
    weight: 'danger',
    subject: 'feed',
    sign: '-',
    label: 'feed gone',
    sentence:
      'The address that readers poll gives no feed any more. Keep the topic, let an alias lead to its successor, or give it up with `removed`.',
  },
  {
    id: 'feed-retired',
    weight: 'notice',
    subject: 'feed',
    sign: '-',
    label: 'feed retired',
    sentence: 'It was ended on purpose: its address answers 410, and readers stop to poll it.',
  },
  {
    id: 'feed-moved',
    weight: 'notice',
    subject: 'feed',
    sign: '~',
    label: 'feed moved',
    sentence: 'Subscribers follow as long as the old address redirects to the new one.',
  },
  {
    id: 'feed-renamed',
    weight: 'notice',
    subject: 'feed',
    sign: '~',
    label: 'feed renamed',
    sentence: 'Readers show the new title to those who have not given it one of their own.',
  },
  {
    id: 'feed-id-changed',
    weight: 'warning',
    subject: 'feed',
    sign: '~',
    label: 'feed id changed',
    sentence:
      'Programs that know feeds by their ids take it for another feed. A topic can keep the `id` that it had.',
  },
] as const satisfies readonly ChangeKind[]

export type ChangeId = (typeof changeKinds)[number]['id']

/** What is known of a kind of change. */
export function kindOf(id: ChangeId): ChangeKind {
  const kind = changeKinds.find((one) => one.id === id)
  if (!kind) throw new Error(`find kind of change: there is no ${id}`)
  return kind
}
