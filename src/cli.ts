import { commands } from './commands/commands.ts'
import { runCommand } from './commands/run-command.ts'

process.exitCode = await runCommand(commands, process.argv.slice(2), {
  out: (text) => console.log(text),
  error: (text) => console.error(text),
  progress: (text) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[2K${text}`)
  },
  colour: process.stderr.isTTY && process.env['NO_COLOR'] === undefined,
  outColour: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
  columns: process.stdout.columns ?? Number.POSITIVE_INFINITY,
})
