import { getMimeType } from 'hono/utils/mime'
import type { Content } from '../../src/model/content.ts'
import type { SourceFile } from '../../src/read/source/source-file.ts'
import { now } from './local-site.ts'
import { readFiles, withoutProblems } from './read-files.ts'

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

/** The content of files that exist in memory only, and have no problems. */
export async function contentOf(
  files: Readonly<Record<string, string>>,
  at: Date = now,
): Promise<Content> {
  return withoutProblems(await readFiles(memoryFiles(files), { at })).content
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
