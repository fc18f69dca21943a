import { DatabaseSync } from 'node:sqlite'
import type { StatsPoint } from '../../../src/model/stats-point.ts'
import { startServer } from '../check/test-server.ts'

export const account = 'a'.repeat(32)
export const token = 'right-token'

/** A data point as Analytics Engine has it. */
export interface StoredPoint {
  point: StatsPoint
  /** `YYYY-MM-DD hh:mm:ss`, UTC. */
  timestamp: string
  /** How many points it stands for. */
  sampleInterval?: number
}

/** The SQL API of Analytics Engine, over points that a database of this machine holds. */
export interface SqlApi extends AsyncDisposable {
  /** What comes before `/accounts`. */
  address: string
  /** The queries that it was asked with. */
  queries: string[]
}

const columns = (kind: string) => Array.from({ length: 20 }, (_, place) => `${kind}${place + 1}`)

/** @param points nothing for a dataset that nothing has been written to */
export async function startSqlApi(
  dataset: string,
  points: readonly StoredPoint[] | undefined,
): Promise<SqlApi> {
  const database = filledDatabase(dataset, points ?? [])
  const queries: string[] = []
  const server = await startServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const query = Buffer.concat(chunks).toString()
    const isKnown =
      request.method === 'POST' &&
      request.url === `/client/v4/accounts/${account}/analytics_engine/sql`
    if (!isKnown || request.headers.authorization !== `Bearer ${token}`) {
      const errors = [{ code: 10000, message: 'Authentication error' }]
      response.writeHead(403).end(JSON.stringify({ success: false, errors }))
      return
    }
    queries.push(query)
    const { status, body } = answered(query, dataset, points && database)
    response.writeHead(status).end(body)
  })
  return {
    address: `${server.origin}/client/v4`,
    queries,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      database.close()
    },
  }
}

function answered(
  query: string,
  dataset: string,
  database: DatabaseSync | undefined,
): { status: number; body: string } {
  const [, statement = ''] = /^(.*)\s+FORMAT JSON$/s.exec(query) ?? []
  if (statement === 'SHOW TABLES') return rows(database ? [{ dataset, type: 'logs' }] : [])
  try {
    return rows((database as DatabaseSync).prepare(statement).all())
  } catch (error) {
    return { status: 422, body: String(error) }
  }
}

function rows(data: readonly Record<string, unknown>[]): { status: number; body: string } {
  // Databases of this family write 64-bit integers as texts.
  const written = data.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        name === 'requests' ? String(value) : value,
      ]),
    ),
  )
  return { status: 200, body: JSON.stringify({ meta: [], data: written, rows: data.length }) }
}

function filledDatabase(dataset: string, points: readonly StoredPoint[]): DatabaseSync {
  const database = new DatabaseSync(':memory:')
  database.function('toDateTime', (text) => text)
  database.function('toStartOfDay', (time) => `${String(time).slice(0, 10)} 00:00:00`)
  const names = [
    'timestamp',
    '_sample_interval',
    'index1',
    ...columns('blob'),
    ...columns('double'),
  ]
  database.exec(`CREATE TABLE ${dataset} (${names.join(', ')})`)
  const insert = database.prepare(
    `INSERT INTO ${dataset} VALUES (${names.map(() => '?').join(', ')})`,
  )
  for (const { point, timestamp, sampleInterval = 1 } of points) {
    insert.run(
      timestamp,
      sampleInterval,
      point.indexes[0],
      ...columns('blob').map((_, place) => point.blobs[place] ?? ''),
      ...columns('double').map((_, place) => point.doubles[place] ?? 0),
    )
  }
  return database
}
