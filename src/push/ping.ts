/** What became of telling a hub of a feed. */
export interface Ping {
  /** Canonical address of the feed. */
  feed: string
  /** Whether the hub has taken it. */
  ok: boolean
  /** Of the hub's last answer; absent when none came. */
  status?: number
  /** What the hub said with it, or why none came, on one line. */
  text: string
  /** How many times it was told; 0 when it had not answered for another feed. */
  attempts: number
}
