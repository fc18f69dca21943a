import { parseArgs } from 'node:util'
import leven, { closestMatch } from 'leven'
import { type Command, type Output, UsageError } from './command.ts'

/**
 * Runs the command that the arguments name.
 * @returns the exit code: 0, 1 for problems of the content, 2 for a call that makes no sense
 */
export async function runCommand(
  commands: readonly Command[],
  args: readonly string[],
  output: Output,
): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help') {
    output.out(overview(commands))
    return name === undefined ? 2 : 0
  }
  try {
    const command = commands.find((one) => one.name === name)
    if (!command)
      throw new UsageError(
        unknown(
          'command',
          name,
          commands.map((one) => one.name),
        ),
      )
    if (rest.includes('--help')) {
      output.out(help(command))
      return 0
    }
    return await command.run(parseOptions(command, rest), output)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    output.error(error.message)
    return 2
  }
}

function parseOptions(
  { name, options }: Command,
  args: readonly string[],
): Record<string, string | boolean | undefined> {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind === 'positional') {
      throw new UsageError(`npm run ${name} takes options only, found ${token.value}`)
    }
    if (token.kind !== 'option') continue
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (!option) {
      throw new UsageError(
        unknown(
          'option',
          token.rawName,
          Object.keys(options).map((one) => `--${one}`),
        ),
      )
    }
    if (option.type === 'string' && !token.value) {
      throw new UsageError(`${token.rawName} needs a value: ${option.description}`)
    }
  }
  const { values } = parseArgs({ args: [...args], options, strict: true })
  return values as Record<string, string | boolean | undefined>
}

function unknown(what: string, word: string, words: readonly string[]): string {
  const match = closestMatch(word, [...words])
  const near = match !== undefined && leven(word, match) <= 3
  return `unknown ${what} ${word}${near ? `, did you mean ${match}?` : ` (known: ${words.join(', ')})`}`
}

function overview(commands: readonly Command[]): string {
  const rows = commands.map(({ name, description }) => `  ${name.padEnd(8)} ${description}`)
  return `Usage: npm run COMMAND -- [options]\n\n${rows.join('\n')}\n\nnpm run COMMAND -- --help tells its options.`
}

function help({ name, description, options }: Command): string {
  const rows = Object.entries(options).map(
    ([option, { value, description, default: standard }]) => {
      const flag = `--${option}${value === undefined ? '' : ` ${value}`}`
      const preset = standard === undefined ? '' : ` (default: ${standard})`
      return `  ${flag.padEnd(16)} ${description}${preset}`
    },
  )
  return `npm run ${name} -- [options]\n\n${description}\n\n${rows.join('\n')}`
}
