import { join } from 'node:path'
import { temporaryFolder } from '../test/support/temporary-folder.ts'
import { runBuild } from './run-build.ts'
import type { ProcessCost } from './run-process.ts'
import type { ServedWorker } from './start-workerd.ts'
import { writeZipfContent } from './zipf-content.ts'

/** Sites of generated articles, each made once in a run and gone at its end. */
export interface BenchSites extends Disposable {
  /** A content folder with so many articles; whoever changes it restores it. */
  content(articles: number): string
  /** The site built from it by the command; nobody changes it. */
  built(articles: number): Promise<BuiltSite>
  /** A new empty folder for whatever a part writes. */
  folder(): string
}

/** A built site, with what it took to build it when nothing was remembered. */
export interface BuiltSite {
  /** As `npm run build` writes it. */
  folder: string
  /** The same for a runtime. */
  worker: ServedWorker & { folder: { modules: string; assets: string } }
  /** What the build remembers. */
  cache: string
  cost: ProcessCost
}

/** @param progress is told of what takes long */
export function benchSites(progress: (what: string) => void): BenchSites {
  const all = temporaryFolder()
  const contents = new Map<number, string>()
  const sites = new Map<number, Promise<BuiltSite>>()
  let folders = 0

  function content(articles: number): string {
    const known = contents.get(articles)
    if (known !== undefined) return known
    progress(`writing ${articles.toLocaleString('en')} articles`)
    const folder = join(all.path, `content-${articles}`)
    writeZipfContent(folder, articles)
    contents.set(articles, folder)
    return folder
  }

  async function build(articles: number): Promise<BuiltSite> {
    const from = content(articles)
    progress(`building a site of ${articles.toLocaleString('en')} articles`)
    const [folder, cache] = [
      join(all.path, `site-${articles}`),
      join(all.path, `cache-${articles}`),
    ]
    return {
      folder,
      worker: { folder: { modules: join(folder, 'worker'), assets: join(folder, 'assets') } },
      cache,
      cost: await runBuild({ content: from, out: folder, cache }),
    }
  }

  return {
    content,
    built(articles) {
      const site = sites.get(articles) ?? build(articles)
      sites.set(articles, site)
      return site
    },
    folder() {
      folders += 1
      return join(all.path, `folder-${folders}`)
    },
    [Symbol.dispose]: () => all[Symbol.dispose](),
  }
}
