import { parseArgs } from 'node:util'
import { nearest } from '../read/source/problem-list.ts'
import { type Argument, type Command, type Output, UsageError } from './command.ts'
import type { CommandEntry } from './commands.ts'
import { refusalOf } from './refusal-of.ts'

/**
 * Runs the command that the arguments name.
 * @returns the exit code: 0, 1 for problems of the content, 2 for a call that makes no sense
 */
export async function runCommand(
  commands: readonly CommandEntry[],
  args: readonly string[],
  output: Output,
): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help') {
    output.out(overview(await Promise.all(commands.map((entry) => entry.load()))))
    return name === undefined ? 2 : 0
  }
  try {
    const entry = commands.find((one) => one.name === name)
    if (!entry)
      throw new UsageError(
        unknown(
          'command',
          name,
          commands.map((one) => one.name),
        ),
      )
    const command = await entry.load()
    if (rest.includes('--help')) {
      output.out(help(command))
      return 0
    }
    const { options, args } = parseCall(command, rest)
    return await command.run(options, output, ...args)
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === undefined) throw error
    output.error(refusal)
    return 2
  }
}

/** What a command is called with. */
interface Call {
  options: Record<string, string | boolean | undefined>
  args: readonly string[]
}

function parseCall(command: Command, args: readonly string[]): Call {
  const { options } = command
  const { tokens, values, positionals } = parseArgs({
    args: [...args],
    options,
    strict: false,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind === 'option') checkOption(options, token.name, token.rawName, token.value)
  }
  checkArguments(command, positionals)
  return { options: values as Call['options'], args: positionals }
}

function checkArguments({ name, argument }: Command, found: readonly string[]): void {
  const extra = argument?.several ? undefined : found[argument ? 1 : 0]
  if (extra === undefined) return
  const what = argument ? `one ${argument.value}` : 'options only'
  throw new UsageError(`npm run ${name} takes ${what}, found ${extra}`)
}

function checkOption(
  options: Command['options'],
  name: string,
  written: string,
  value: string | undefined,
): void {
  const option = Object.hasOwn(options, name) ? options[name] : undefined
  if (!option) {
    const known = Object.keys(options).map((one) => `--${one}`)
    throw new UsageError(unknown('option', written, known))
  }
  if (option.type === 'string' && !value) {
    throw new UsageError(`${written} needs a value: ${option.description}`)
  }
  if (option.type === 'boolean' && value !== undefined) {
    throw new UsageError(`${written} takes no value`)
  }
}

function unknown(what: string, word: string, words: readonly string[]): string {
  const match = nearest(word, words)
  const advice = match === undefined ? ` (known: ${words.join(', ')})` : `, did you mean ${match}?`
  return `unknown ${what} ${word}${advice}`
}

function overview(commands: readonly Command[]): string {
  const rows = commands.map(({ name, description }) => `  ${name.padEnd(8)} ${description}`)
  return `Usage: npm run COMMAND -- [options]\n\n${rows.join('\n')}\n\nnpm run COMMAND -- --help tells its options.`
}

function help({ name, description, argument, options }: Command): string {
  const rows = Object.entries(options).map(
    ([option, { value, description, default: standard }]) => {
      const flag = `--${option}${value === undefined ? '' : ` ${value}`}`
      const preset = standard === undefined ? '' : ` (default: ${standard})`
      return helpRow(flag, `${description}${preset}`)
    },
  )
  const usage = `npm run ${name} -- ${argument ? `${argumentPlace(argument)} ` : ''}[options]`
  const first = argument ? [helpRow(argument.value, argument.description)] : []
  return `${usage}\n\n${description}\n\n${[...first, ...rows].join('\n')}`
}

function argumentPlace({ value, optional, several }: Argument): string {
  const place = optional ? `[${value}]` : value
  return several ? `${place}...` : place
}

function helpRow(what: string, meaning: string): string {
  return `  ${what.padEnd(16)} ${meaning}`
}
