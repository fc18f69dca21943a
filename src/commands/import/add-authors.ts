import { rename, rm, writeFile } from 'node:fs/promises'
import { isMap, isScalar, parseDocument, stringify } from 'yaml'
import type { SourceFile } from '../../read/source/source-file.ts'
import { readText } from '../../read/source/text-file.ts'

/** Someone who signs imported articles and is not in `site.yaml` yet. */
export interface NewAuthor {
  key: string
  name: string
}

/** The lines that `site.yaml` needs for them. */
export function authorLines(authors: readonly NewAuthor[], indent = '  '): string {
  return authors
    .map(({ key, name }) => {
      const [line = ''] = stringify({ [key]: null }).split(':')
      return `${indent}${line}:\n${indent}${indent}name: ${stringify(name, { lineWidth: 0 }).trimEnd()}\n`
    })
    .join('')
}

/**
 * The settings with more authors at the end of theirs, and every other character as it was;
 * undefined where that cannot be.
 */
export function withAuthors(yaml: string, authors: readonly NewAuthor[]): string | undefined {
  const document = parseDocument(yaml)
  const map = document.get('authors', true)
  if (document.errors.length > 0 || !isMap(map) || map.flow || !map.range) return undefined
  const [first] = map.items
  const start = first && isScalar(first.key) ? first.key.range?.[0] : undefined
  if (start === undefined) return undefined
  const indent = /[^\n]*$/.exec(yaml.slice(0, start))?.[0] ?? ''
  if (!/^ +$/.test(indent)) return undefined
  const newline = yaml.includes('\r\n') ? '\r\n' : '\n'
  // The end of the last value; comments that follow it belong to what comes next.
  const end = lineAfter(yaml, map.range[1])
  const lines = authorLines(authors, indent).replaceAll('\n', newline)
  const gap = end > 0 && yaml[end - 1] !== '\n' ? newline : ''
  const changed = yaml.slice(0, end) + gap + lines + yaml.slice(end)
  return means(changed, yaml, authors) ? changed : undefined
}

/** Where the line ends in which the last character before an offset stands that is no blank. */
function lineAfter(text: string, offset: number): number {
  const last = text.slice(0, offset).trimEnd().length
  const newline = text.indexOf('\n', last)
  return newline === -1 ? text.length : newline + 1
}

function means(changed: string, yaml: string, authors: readonly NewAuthor[]): boolean {
  const document = parseDocument(changed)
  if (document.errors.length > 0) return false
  const before = parseDocument(yaml).toJS()
  const added = Object.fromEntries(authors.map(({ key, name }) => [key, { name }]))
  const expected = { ...before, authors: { ...before.authors, ...added } }
  return JSON.stringify(document.toJS()) === JSON.stringify(expected)
}

/** Adds them to the file; false where it has to be done by hand. */
export async function addAuthors(
  path: string,
  file: SourceFile,
  authors: readonly NewAuthor[],
): Promise<boolean> {
  const before = readText(file)
  const after = 'text' in before ? withAuthors(before.text, authors) : undefined
  if (after === undefined) return false
  const temporary = `${path}.${process.pid}~`
  try {
    await writeFile(temporary, after)
    await rename(temporary, path)
    return true
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    return false
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined)
  }
}
