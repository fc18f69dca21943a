/** An item as a reader keeps it. */
export interface StoredItem {
  id: string
  title: string
  link: string
  text: string
  read: boolean
}

/** A feed reader that has subscribed to some feeds of one site. */
export interface Reader extends Disposable {
  /** Asks for all feeds once. */
  poll(): Promise<void>
  /** The items of its store, by their ids. */
  items(): StoredItem[]
  /** Marks all items as read. */
  markRead(): void
  /** Subscribes by hand to other addresses in place of those that it has. */
  subscribeTo(feeds: readonly string[]): void
  /** The feeds that it will ask for. */
  subscriptions(): string[]
}

/** A reader that may be missing on this machine. */
export interface ReaderProgram {
  name: string
  /** Why its tests are left out, or false. */
  skip: string | false
  /** Whether it asks at the new address after a move for good, and no more for what is gone. */
  followsMoves: boolean
  /** @param proxy port of the HTTP proxy to which all its requests go */
  subscribe(feeds: readonly string[], proxy: number): Reader
}
