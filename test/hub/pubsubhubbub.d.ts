declare module 'pubsubhubbub' {
  import type { EventEmitter } from 'node:events'
  import type { Server } from 'node:http'

  interface Subscriber extends EventEmitter {
    server: Server
    /** What it checks signatures with. */
    secret: string
    listen(port: number, host: string): void
    subscribe(topic: string, hub: string): void
    unsubscribe(topic: string, hub: string): void
  }
  const pubsubhubbub: {
    createServer(options: { callbackUrl: string; secret: string }): Subscriber
  }
  export default pubsubhubbub
}
