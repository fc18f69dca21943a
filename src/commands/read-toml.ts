import { readFileSync } from 'node:fs'
import { parse, TomlError, type TomlTable } from 'smol-toml'
import { UsageError } from './command.ts'

/** A configuration as its author has written it; what is wrong with it is the author's to mend. */
export function readToml(file: string): TomlTable {
  try {
    return parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof TomlError) {
      throw new UsageError(`${file}:${error.line}:${error.column}: this is no TOML`)
    }
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    const reason = isMissing ? 'there is no such file' : 'it cannot be read'
    throw new UsageError(`${file}: ${reason}`, { cause: error })
  }
}
