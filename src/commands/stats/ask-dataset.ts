import * as v from 'valibot'
import { UsageError } from '../command.ts'

/** Asks with a query of SQL, and gives the rows in the form that is expected. */
export type AskDataset = <Row>(query: string, row: v.GenericSchema<unknown, Row>) => Promise<Row[]>

export interface DatasetAccess {
  /** Address of Cloudflare's API, such as `https://api.cloudflare.com/client/v4`. */
  api: string
  account: string
  token: string
}

const seconds = 30

/**
 * The SQL API of Analytics Engine
 * (developers.cloudflare.com/analytics/analytics-engine/sql-api). What it does not answer is told
 * in a sentence.
 */
export function askDatasets({ api, account, token }: DatasetAccess): AskDataset {
  const address = `${api}/accounts/${encodeURIComponent(account)}/analytics_engine/sql`
  return async function ask(query, row) {
    const { status, text } = await post(address, token, query)
    if (status === 401 || status === 403) {
      throw new UsageError(
        `Cloudflare answers HTTP ${status}: CLOUDFLARE_API_TOKEN needs the permission Account Analytics, Read, for the account that CLOUDFLARE_ACCOUNT_ID names, and Analytics Engine has to be set up there (docs/stats.md)`,
      )
    }
    if (status !== 200) throw new UsageError(`Cloudflare answers HTTP ${status}: ${reasonIn(text)}`)
    const answer = v.safeParse(v.object({ data: v.array(row) }), parsed(text))
    if (!answer.success) {
      throw new UsageError('Cloudflare answers something else than the rows that were asked for')
    }
    return answer.output.data
  }
}

async function post(
  address: string,
  token: string,
  body: string,
): Promise<{ status: number; text: string }> {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'text/plain' },
      body,
      signal: AbortSignal.timeout(seconds * 1000),
    })
    return { status: answer.status, text: await answer.text() }
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === 'TimeoutError'
    const reason = isLate ? `no whole answer within ${seconds} seconds` : 'no connection'
    throw new UsageError(`${new URL(address).origin} cannot be asked: ${reason}`, { cause: error })
  }
}

/** What the API says of an error: its envelope, or a text of the database. */
function reasonIn(text: string): string {
  const envelope = v.safeParse(
    v.object({ errors: v.tupleWithRest([v.object({ message: v.string() })], v.unknown()) }),
    parsed(text),
  )
  const reason = envelope.success ? envelope.output.errors[0].message : text
  return reason.trim().slice(0, 300) || 'no reason is given'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
