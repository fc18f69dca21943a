import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Article } from '../../model/article.ts'
import type { NumberedFiles } from '../../model/bundle.ts'
import { inTurn } from '../../model/in-turn.ts'
import { openArticleIndex } from '../../model/open-article-index.ts'
import { UsageError } from '../command.ts'

/** An article as an earlier build had it. */
export type Earlier = Pick<Article, 'id' | 'slug'>

/** What tells a build, in its folder: it names all other files. */
export const mainModule = 'worker/index.js'

/** The articles of an earlier build. */
export async function articlesBuilt(folder: string): Promise<Earlier[]> {
  const file = join(folder, mainModule)
  try {
    const { count, texts } = await openArticleIndex(indexIn(folder, readFileSync(file, 'utf8')))
    return await inTurn(
      Array.from({ length: count }, (_, article) => article),
      texts,
    )
  } catch (error) {
    throw new UsageError(`${file}: the articles of this build cannot be read: ${error}`)
  }
}

/** The files of the index, as `bundle-module.ts` writes them into the main module. */
function indexIn(folder: string, source: string): NumberedFiles {
  const list = /^index: (.*),$/m.exec(source)?.[1] ?? ''
  const [, assets = '', names = ''] = /^assetFiles\('([^']*)', '([^']*)'/.exec(list) ?? []
  const modules = Array.from(list.matchAll(/import\('([^']+)'\)/g), ([, path = '']) => path)
  const paths = [
    ...(names.match(/.{32}/g) ?? []).map((name) => join('assets', assets, `${name}.bin`)),
    ...modules.map((path) => join('worker', path)),
  ]
  return {
    count: paths.length,
    load: async (number) =>
      new Uint8Array(await readFile(join(folder, paths[number] ?? ''))).buffer,
  }
}
