import { setImmediate } from 'node:timers/promises'

/** Asks again and again until the answer is yes; a test that waits in vain ends with its time. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await setImmediate()
}
