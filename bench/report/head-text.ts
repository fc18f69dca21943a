import type { BenchHead } from '../bench-head.ts'

/** When, where and with what was measured, in one line. */
export function headText({ date, commit, machine, versions }: BenchHead): string {
  const programs = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  const { cpu, cores, memory } = machine
  return `${date}, commit ${commit}, ${cpu}, ${cores} cores, ${memory}; ${programs.join(', ')}`
}
