import type { WorkerFiles } from '../../bundle/output-file.ts'
import { articlePath } from '../../model/article.ts'
import { formats } from '../../render/formats.ts'

/** Addresses that a site had once and that lead on. */
export interface FormerAddresses {
  /** Those of articles, by the path of the page that they lead to. */
  pages: ReadonlyMap<string, readonly string[]>
  feeds: readonly string[]
}

/** What is known of a site that tells nothing of it. */
export const noFormerAddresses: FormerAddresses = { pages: new Map(), feeds: [] }

/** The former addresses that the main module of a build names; an older build may name none. */
export function formerAddresses({ modules }: WorkerFiles): FormerAddresses {
  const main = modules.find(({ path }) => path === 'index.js')
  const source = new TextDecoder().decode(main?.bytes)
  const articles = Object.entries(literal(source, 'redirects')).map(
    ([alias, slug]): [page: string, former: string] => [articlePath(slug), encoded(alias)],
  )
  const feeds = Object.entries(literal(source, 'moves')).filter(([alias, path]) =>
    formats.some(({ file }) => alias.endsWith(`/${file}`) && path.endsWith(`/${file}`)),
  )
  return {
    pages: new Map(
      [...Map.groupBy(articles, ([page]) => page)].map(([page, those]) => [
        page,
        those.map(([, former]) => former),
      ]),
    ),
    feeds: feeds.map(([alias]) => alias),
  }
}

/** A member that is written in one line, with texts as its values. */
function literal(source: string, name: string): Record<string, string> {
  const json = new RegExp(`^${name}: (\\{.*\\}),$`, 'm').exec(source)?.[1]
  if (json === undefined) return {}
  try {
    const entries = Object.entries<unknown>(JSON.parse(json))
    return Object.fromEntries(
      entries.flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
    )
  } catch {
    // The module has this line in another form.
    return {}
  }
}

/** Builds have the paths as they are read. */
function encoded(path: string): string {
  return new URL(path, 'https://site.example').pathname
}
