import { parseYaml } from '../source/parse-yaml.ts'
import { type ProblemList, problemList } from '../source/problem-list.ts'
import type { SourceFile } from '../source/source-file.ts'
import { readText } from '../source/text-file.ts'

/** A settings file: its value, unless it has not even the shape, and what is wrong with it. */
export interface SettingsFile<T> {
  value: T | undefined
  list: ProblemList
}

/** Reads `site.yaml` or `topics.yaml`, which must be there. */
export function readSettings<T>(
  files: readonly SourceFile[],
  path: string,
  root: string,
  read: (value: unknown, list: ProblemList) => T | undefined,
): SettingsFile<T> {
  const file = files.find((one) => one.path === path)
  const text = file
    ? readText(file)
    : { finding: { found: 'no such file', expected: `a file ${path}` } }
  const yaml = parseYaml('text' in text ? text.text : '', 1)
  const list = problemList(`${root}/${path}`, yaml.locate)
  if ('finding' in text) {
    list.add([], text.finding)
    return { value: undefined, list }
  }
  for (const fault of yaml.faults) list.addAt(fault, '', fault)
  return { value: yaml.faults.length > 0 ? undefined : read(yaml.value ?? {}, list), list }
}
