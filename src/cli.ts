import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Loading the code takes longer than most commands do. What is imported above is not in the cache.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/feedmill'))
const { commands } = await import('./commands/commands.ts')
const { runCommand } = await import('./commands/run-command.ts')
const { terminal } = await import('./commands/terminal.ts')

process.exitCode = await runCommand(commands, process.argv.slice(2), terminal())
