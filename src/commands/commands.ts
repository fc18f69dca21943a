import type { Command } from './command.ts'

/** A command that is loaded when it is called: each needs other packages. */
export interface CommandEntry {
  name: string
  load(): Promise<Command>
}

/** All commands, in the order of the help. */
export const commands: readonly CommandEntry[] = [
  { name: 'start', load: async () => (await import('./start-command.ts')).startCommand },
  { name: 'new', load: async () => (await import('./new-command.ts')).newCommand },
  { name: 'import', load: async () => (await import('./import-command.ts')).importCommand },
  { name: 'build', load: async () => (await import('./build-command.ts')).buildCommand },
  { name: 'serve', load: async () => (await import('./serve-command.ts')).serveCommand },
  { name: 'check', load: async () => (await import('./check-command.ts')).checkCommand },
  { name: 'diff', load: async () => (await import('./diff-command.ts')).diffCommand },
  { name: 'push', load: async () => (await import('./push-command.ts')).pushCommand },
  { name: 'doctor', load: async () => (await import('./doctor-command.ts')).doctorCommand },
  { name: 'stats', load: async () => (await import('./stats-command.ts')).statsCommand },
  { name: 'deploy', load: async () => (await import('./deploy-command.ts')).deployCommand },
]
