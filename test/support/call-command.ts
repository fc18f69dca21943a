import { type CommandEntry, commands } from '../../src/commands/commands.ts'
import { runCommand } from '../../src/commands/run-command.ts'
import type { CliResult } from './run-cli.ts'

/** Calls a command to its end as the terminal does, in this process: nothing is loaded anew. */
export async function callCommand(
  args: readonly string[],
  among: readonly CommandEntry[] = commands,
): Promise<CliResult> {
  const texts = { stdout: '', stderr: '' }
  const code = await runCommand(among, args, {
    out: (text) => {
      texts.stdout += `${text}\n`
    },
    error: (text) => {
      texts.stderr += `${text}\n`
    },
    progress: () => {},
    colour: false,
    outColour: false,
    columns: Number.POSITIVE_INFINITY,
  })
  return { code, ...texts }
}
