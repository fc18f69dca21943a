/** Where a command writes: the terminal, or a test. */
export interface Output {
  out(text: string): void
  error(text: string): void
  /** Shows a person who waits how far it is, until something else is written. */
  progress(text: string): void
  /** Whether a person is likely to see what `error` writes in colour. */
  colour: boolean
  /** The same for what `out` writes. */
  outColour: boolean
  /** How many characters fit into a line. */
  columns: number
}

export interface Option {
  type: 'string' | 'boolean'
  default?: string
  /** What the value is called in the help, such as `DIR`. */
  value?: string
  description: string
}

/** What a command takes besides its options. */
export interface Argument {
  /** What it is called in the help, such as `URL`. */
  value: string
  /** Whether the command can do without it. */
  optional?: boolean
  /** Whether there may be more than one of it. */
  several?: boolean
  description: string
}

/** A tool of the command line. */
export interface Command {
  name: string
  description: string
  argument?: Argument
  options: Readonly<Record<string, Option>>
  /** Gives the exit code: 0, or 1 when the content has problems. */
  run(
    options: Readonly<Record<string, string | boolean | undefined>>,
    output: Output,
    ...args: readonly string[]
  ): Promise<number>
}

/** A call that makes no sense; it is told in a sentence, with exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** The option that every command has which reads articles. */
export const contentOption: Option = {
  type: 'string',
  default: 'content',
  value: 'DIR',
  description: 'the folder of articles',
}
