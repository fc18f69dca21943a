import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { pipeline } from 'node:stream'

const host = '127.0.0.1'

/** An address that stays while what answers at it is replaced; it passes on bytes, unread. */
export interface FrontDoor {
  /** Such as `http://127.0.0.1:8787`. */
  origin: string
  /** New connections go there from now on; those that came before the first one have waited. */
  leadTo(origin: string): void
  close(): void
}

/**
 * Opens a door on this machine.
 * @param port 0 for any that is free
 */
export async function openFrontDoor(port: number): Promise<FrontDoor> {
  const { promise: opened, resolve: open } = Promise.withResolvers<void>()
  let target = 0

  async function lead(visitor: Socket): Promise<void> {
    // A visitor who leaves while waiting is no failure.
    visitor.on('error', () => {})
    await opened
    const site = connect({ host, port: target, noDelay: true, allowHalfOpen: true })
    pipeline(visitor, site, visitor, () => {})
  }

  const server = createServer({ noDelay: true, allowHalfOpen: true }, lead)
  await once(server.listen(port, host), 'listening')
  return {
    origin: `http://${host}:${(server.address() as AddressInfo).port}`,
    leadTo(origin) {
      target = Number(new URL(origin).port)
      open()
    },
    close() {
      server.close()
    },
  }
}
