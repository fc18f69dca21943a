import { getMimeType } from 'hono/utils/mime'
import type { Content } from '../../src/model/content.ts'
import type { Problem } from '../../src/model/problem.ts'
import { readContent } from '../../src/read/read-content.ts'
import type { SourceFile } from '../../src/read/source/source-file.ts'
import { formats } from '../../src/render/formats.ts'
import { sitePaths } from '../../src/render/site-documents.ts'
import { now } from './local-site.ts'

/** Files that exist in memory only; whatever a PNG or JPEG holds, it is a square picture. */
export function memoryFiles(files: Readonly<Record<string, string>>): SourceFile[] {
  return Object.entries(files).map(([path, text]) => ({
    path,
    read: () => Buffer.from(text),
    ...(/\.(?:png|jpg)$/.test(path) && {
      picture: { type: getMimeType(path) ?? '', width: 600, height: 600 },
    }),
  }))
}

/** Reads a content folder that exists in memory only. */
export function readMemory(
  files: Readonly<Record<string, string>>,
  at: Date = now,
): { content: Content } | { problems: Problem[] } {
  const feedFiles = formats.map(({ file }) => file)
  return readContent(memoryFiles(files), { root: 'content', feedFiles, sitePaths, now: at })
}

/** The content of files that have no problems. */
export function contentOf(files: Readonly<Record<string, string>>, at: Date = now): Content {
  const read = readMemory(files, at)
  if ('problems' in read) throw new Error(JSON.stringify(read.problems, null, 2))
  return read.content
}

/** Front matter as YAML that any text survives in, and a body. */
export function articleText(fields: Readonly<Record<string, unknown>>, body: string): string {
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${asciiJson(value)}`)
  return `---\n${lines.join('\n')}\n---\n${body}`
}

/** JSON is YAML, as long as it keeps to ASCII. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
