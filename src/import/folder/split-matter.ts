import { parse as parseToml } from 'smol-toml'
import { parse as parseYaml } from 'yaml'
import { UnreadableError } from '../importer.ts'

/** A text file of another program, taken apart. */
export interface SplitFile {
  matter: Readonly<Record<string, unknown>>
  body: string
  /** Whether it has front matter at all. */
  hasMatter: boolean
}

const fenced = /^---(yaml|json|js|javascript)?[ \t]*\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\n|$)/
const plus = /^\+\+\+[ \t]*\n([\s\S]*?)(?:^|\n)\+\+\+[ \t]*(?:\n|$)/

/** Whether a text begins as front matter of a program does. */
export function beginsWithMatter(text: string): boolean {
  return /^(?:---(?:yaml|json|js|javascript)?|\+\+\+)[ \t]*\r?\n|^\{\s*\r?\n\s*"/.test(text)
}

/** Splits front matter in YAML, TOML (`+++`) or JSON from the text below it. */
export function splitMatter(source: string): SplitFile {
  const text = source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const yaml = fenced.exec(text)
  if (yaml) return split(text, yaml[0].length, () => inFences(yaml[1], yaml[2] ?? ''))
  const toml = plus.exec(text)
  if (toml) return split(text, toml[0].length, () => parseToml(toml[1] ?? ''))
  const json = /^\{[\s\S]*?\n\}(?=\n|$)/.exec(text)
  if (json) return split(text, json[0].length, () => JSON.parse(json[0]))
  return { matter: {}, body: text, hasMatter: false }
}

function inFences(language: string | undefined, text: string): unknown {
  if (language === 'json') return JSON.parse(text)
  if (language === 'js' || language === 'javascript') {
    throw new UnreadableError('its front matter is a program (`---js`); write it as YAML')
  }
  return parseYaml(text)
}

function split(text: string, length: number, parse: () => unknown): SplitFile {
  const value = parsed(parse)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { matter: {}, body: text.slice(length), hasMatter: true }
  }
  return { matter: value as SplitFile['matter'], body: text.slice(length), hasMatter: true }
}

function parsed(parse: () => unknown): unknown {
  try {
    return parse()
  } catch (error) {
    if (error instanceof UnreadableError) throw error
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n')
    throw new UnreadableError(`its front matter cannot be read: ${reason}`)
  }
}
