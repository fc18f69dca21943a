import type { Built } from '../../build.ts'
import type { Output } from '../command.ts'
import type { BaseConfig } from './base-config.ts'

/** What is to be deployed, and how. */
export interface DeployJob {
  /** The content folder. */
  content: string
  /** The folder that the build is written to. */
  folder: string
  base: BaseConfig
  /** Whether all is done that needs neither an account nor the network, and nothing else. */
  dryRun: boolean
  /** Whether errors of the check are told and stop nothing. */
  force: boolean
  /** Seconds to wait for the new version. */
  patience: number
  /** Whether what is printed is for a program. */
  json: boolean
  output: Output
}

/** A build that runs on this machine. */
export interface RunningBuild extends Built {
  /** The moment of the build. */
  now: Date
  /** Where it runs. */
  origin: string
}
