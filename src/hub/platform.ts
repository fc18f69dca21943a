/** What a column can hold. */
export type SqlValue = string | number | ArrayBuffer | null

/** What is used of a Durable Object's database. */
export interface Sql {
  exec<Row>(query: string, ...values: SqlValue[]): { toArray(): Row[] }
}

/** What is used of a Durable Object's state. */
export interface ObjectState {
  storage: {
    sql: Sql
    getAlarm(): Promise<number | null>
    /** @param time milliseconds since 1970 */
    setAlarm(time: number): Promise<void>
  }
}

/** A queue, as those see it who put messages into it. */
export interface Queue<Body> {
  /** Takes 100 messages at most, of 256 KB together. */
  sendBatch(messages: Iterable<{ body: Body }>): Promise<unknown>
}

/** Messages of a queue, as those get them who work on them. */
export interface MessageBatch<Body> {
  messages: readonly { body: Body; ack(): void; retry(): void }[]
}

/** What goes on after an answer. */
export interface ExecutionContext {
  waitUntil(promise: Promise<unknown>): void
}

/** Durable Objects of one class, as the Worker sees them. */
export interface ObjectNamespace<Stub> {
  getByName(name: string): Stub
}
