import { readFile } from 'node:fs/promises'
import { feedRules } from '../../check/feed/feed-rules.ts'
import { openFeed } from '../../check/feed/open-feed.ts'
import type { OpenedFeed } from '../../check/feed/opened-feed.ts'
import { httpRules } from '../../check/http/http-rules.ts'
import { UsageError } from '../command.ts'
import { type Checked, openedAt } from './check-site.ts'
import { remarksOf } from './remark.ts'
import { visitFeed } from './visit-feed.ts'

/** Checks anybody's feed: that of an address, or a file on this machine. */
export async function checkFeed(
  place: string,
  onProgress: (text: string) => void,
): Promise<Checked> {
  onProgress(`Reading ${place}`)
  return /^https?:\/\//i.test(place)
    ? await checkAddress(place, onProgress)
    : await checkFile(place)
}

async function checkAddress(address: string, onProgress: (text: string) => void): Promise<Checked> {
  const visited = await visitFeed(address, { now: Date.now(), onProgress })
  if ('failure' in visited) throw new UsageError(visited.failure)
  const ofAnswers = remarksOf(httpRules, visited, { address: visited.url })
  const opened = openedAt(visited)
  return checked(opened, { address: visited.url }, ofAnswers)
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
}

async function checkFile(path: string): Promise<Checked> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    const advice = reasons[error.code ?? ''] ?? error.message
    throw new UsageError(`${path}: ${advice}; expected a file, or an address with https://`)
  })
  return checked([openFeed({ bytes, now: Date.now() })], { file: path }, [])
}

function checked(
  feeds: readonly OpenedFeed[],
  place: { file: string } | { address: string },
  others: Checked['remarks'],
): Checked {
  const [name = ''] = Object.values(place)
  return {
    remarks: [...feeds.flatMap((feed) => remarksOf(feedRules, feed, place)), ...others],
    documents: new Map(feeds.map(({ text }) => [name, text])),
  }
}
