import { buildCommand } from './build-command.ts'
import { checkCommand } from './check-command.ts'
import type { Command } from './command.ts'
import { diffCommand } from './diff-command.ts'
import { newCommand } from './new-command.ts'
import { startCommand } from './start-command.ts'

/** All commands, in the order of the help. */
export const commands: readonly Command[] = [
  startCommand,
  newCommand,
  buildCommand,
  checkCommand,
  diffCommand,
]
