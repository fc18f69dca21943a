import { parseArgs } from 'node:util'

/** What a run of the bench is asked for. */
export interface BenchOptions {
  /** The parts to run; none means those that need not be named. */
  parts: readonly string[]
  json: boolean
  save: boolean
  articles?: readonly number[]
  rounds?: number
}

/**
 * Reads the arguments of `npm run bench`.
 * @param names of all parts
 * @returns a sentence when they are wrong
 */
export function benchOptions(
  args: readonly string[],
  names: readonly string[],
): BenchOptions | string {
  try {
    return checked(args, names)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function checked(args: readonly string[], names: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      save: { type: 'boolean', default: false },
      articles: { type: 'string' },
      rounds: { type: 'string' },
    },
  })
  const unknown = positionals.find((name) => !names.includes(name))
  if (unknown !== undefined) {
    throw new Error(`There is no part "${unknown}"; the parts are ${names.join(', ')}.`)
  }
  const { json, save, articles, rounds } = values
  return {
    parts: positionals,
    json,
    save,
    ...(articles === undefined ? {} : { articles: sizes(articles) }),
    ...(rounds === undefined ? {} : { rounds: wholeNumber('--rounds', rounds) }),
  }
}

/** From the smallest, so that a run soon shows something. */
function sizes(value: string): number[] {
  const numbers = value.split(',').map((number) => wholeNumber('--articles', number))
  return [...new Set(numbers)].sort((a, b) => a - b)
}

function wholeNumber(option: string, value: string): number {
  if (/^[1-9]\d*$/.test(value)) return Number(value)
  throw new Error(`${option} takes whole numbers from 1 on, not "${value}".`)
}
