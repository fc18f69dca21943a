import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { callCommand } from '../support/call-command.ts'
import type { CliResult } from '../support/run-cli.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const site = `# The harbour.
title: Harbour news
description: What happens in the harbour.
url: https://harbour.example
language: en
timeZone: Europe/Istanbul
ids:
  authority: harbour.example
  date: "2024"
authors:
  # Who signs without a name.
  desk:
    name: The desk

# How the pages look.
colours:
  accent: "#1b4d6b"
`

const topics = `boats:
  title: Boats
  description: News on boats.
  keywords: [boat, boats, ferry, ferries]
trains:
  title: Trains
  description: News on trains.
  keywords: [train, trains, tram]
`

/** A content folder that is imported into. */
export interface ImportFolder extends Disposable {
  path: string
  /** Imports with these arguments; the folder is called `content` in what is told. */
  import(...args: readonly string[]): Promise<CliResult>
  /** The texts of all files but pictures, by their paths. */
  texts(): Record<string, string>
}

export function importFolder(): ImportFolder {
  const folder = temporaryFolder()
  mkdirSync(join(folder.path, 'articles'))
  writeFileSync(join(folder.path, 'site.yaml'), site)
  writeFileSync(join(folder.path, 'topics.yaml'), topics)
  const named = (text: string): string => text.replaceAll(folder.path, 'content')
  return {
    path: folder.path,
    async import(...args) {
      const result = await callCommand(['import', ...args, '--content', folder.path])
      return { ...result, stdout: named(result.stdout), stderr: named(result.stderr) }
    },
    texts() {
      const paths = readdirSync(folder.path, { recursive: true, encoding: 'utf8' }).sort()
      const texts = paths.filter((path) => /\.(?:md|yaml)$/.test(path))
      return Object.fromEntries(
        texts.map((path) => [path, readFileSync(join(folder.path, path), 'utf8')]),
      )
    },
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  }
}
