import { type Format, formats } from './formats.ts'

/** The format whose feeds have that file name. */
export function formatOf(file: string): Format {
  const format = formats.find((one) => one.file === file)
  if (!format) throw new Error(`find format: none has the file ${file}`)
  return format
}
