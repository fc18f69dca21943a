import type { Output } from '../command.ts'
import { terminalPaint } from '../paint.ts'

/** The steps of a deploy, in their order. */
export const stepNames = ['build', 'check', 'remember', 'deploy', 'wait', 'doctor', 'push'] as const
export type StepName = (typeof stepNames)[number]

/** How a step went. */
export type StepState = 'done' | 'skipped' | 'failed'

/** One line of what a deploy tells. */
export interface Step {
  name: StepName
  state: StepState
  text: string
  seconds: number
}

/** What the work of a step gives. */
export interface StepEnd<Value> {
  /** `done` when it is left out. */
  state?: StepState
  /** In a few words. */
  text: string
  /** What a person reads above the line, such as a report. */
  details?: string
  value: Value
}

/** Does one step after the other, and tells of each. */
export interface Steps {
  run<Value>(name: StepName, work: () => Promise<StepEnd<Value>>): Promise<Value>
  /** Those that have ended. */
  readonly ended: readonly Step[]
}

const colours = { done: 'green', skipped: 'dim', failed: 'red' } as const
const widest = Math.max(...stepNames.map((name) => name.length))

/** @param silent whether only the steps are kept, as what is printed is for a program */
export function stepsTo(output: Output, { silent }: { silent: boolean }): Steps {
  const ended: Step[] = []
  const paint = terminalPaint(output.outColour)

  function tell({ name, state, text }: Step, details: string | undefined): void {
    if (details !== undefined) output.out(`${details}\n`)
    const mark = state === 'failed' ? 'failed: ' : ''
    output.out(`${paint(colours[state], name.padEnd(widest))}  ${mark}${paint('plain', text)}`)
  }

  return {
    ended,
    async run(name, work) {
      const started = performance.now()
      const { state = 'done', text, details, value } = await work()
      const seconds = Math.round((performance.now() - started) / 100) / 10
      const step = { name, state, text, seconds }
      ended.push(step)
      if (!silent) tell(step, details)
      return value
    },
  }
}
