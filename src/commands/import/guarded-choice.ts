import { isPublicHost } from '../../model/public-network.ts'
import { createAsker } from '../asking/create-asker.ts'
import type { Choose } from './fetch-file.ts'
import { publicLookup } from './public-lookup.ts'

/** Who asks for files; connections stay open until it is closed. */
export interface GuardedChoice {
  choose: Choose
  close(): void
}

const limits = { connections: 4, patience: 30 }

/**
 * Lets nobody be sent into the own network: neither by a redirect nor by an address in a feed.
 * @param allowed hosts that may lie there, since they were named by who imports
 */
export function guardedChoice(allowed: ReadonlySet<string>, maximumBytes: number): GuardedChoice {
  const open = createAsker({ ...limits, maximumBytes })
  const guarded = createAsker({ ...limits, maximumBytes, lookup: publicLookup })
  return {
    choose(url) {
      if (allowed.has(url.host)) return open
      return isPublicHost(url.hostname) ? guarded : { fault: 'its host is in a private network' }
    },
    close() {
      for (const asker of [open, guarded]) asker.close()
    },
  }
}
