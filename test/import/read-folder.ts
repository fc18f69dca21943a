import assert from 'node:assert/strict'
import type { Content } from '../../src/model/content.ts'
import type { Problem } from '../../src/model/problem.ts'
import { loadFiles } from '../../src/read/source/load-files.ts'
import { measurePictures } from '../../src/read/source/measure-pictures.ts'
import { readFiles } from '../support/read-files.ts'
import type { ImportFolder } from './import-folder.ts'

/** What our reader has against a folder. */
export async function problemsIn({ path }: ImportFolder): Promise<readonly Problem[]> {
  const read = await readFiles(await measurePictures(loadFiles(path)), {})
  return 'problems' in read ? read.problems : []
}

/** A folder that has no problems, as our reader takes it. */
export async function contentIn({ path }: ImportFolder): Promise<Content> {
  const read = await readFiles(await measurePictures(loadFiles(path)), {})
  assert.ok('content' in read, JSON.stringify(read))
  return read.content
}
