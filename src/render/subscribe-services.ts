/** A service or program in which people follow feeds. */
export interface SubscribeService {
  name: string
  /** The address at which it offers to follow a feed. */
  address(feed: string): string
}

/** Programs on the reader's own device: those that have registered for the scheme. */
export function deviceAddress(feed: string): string {
  return `feed:${feed}`
}

/** The services that a page offers, in this order. */
export const subscribeServices: readonly SubscribeService[] = [
  {
    name: 'Feedly',
    address: (feed) => `https://feedly.com/i/subscription/feed%2F${encodeURIComponent(feed)}`,
  },
  {
    name: 'Inoreader',
    address: (feed) => `https://www.inoreader.com/?add_feed=${encodeURIComponent(feed)}`,
  },
  {
    name: 'Feedbin',
    address: (feed) => `https://feedbin.com/?subscribe=${encodeURIComponent(feed)}`,
  },
  {
    name: 'NewsBlur',
    address: (feed) => `https://www.newsblur.com/?url=${encodeURIComponent(feed)}`,
  },
  {
    name: 'The Old Reader',
    address: (feed) => `https://theoldreader.com/feeds/subscribe?url=${encodeURIComponent(feed)}`,
  },
  {
    name: 'BazQux',
    address: (feed) => `https://bazqux.com/add?url=${encodeURIComponent(feed)}`,
  },
]
