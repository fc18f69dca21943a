import { MissingBlobError } from '../build/store.ts'
import { UsageError } from './command.ts'

/** The sentence about what the caller can mend; undefined when a bug was thrown. */
export function refusalOf(error: unknown): string | undefined {
  if (error instanceof UsageError) return error.message
  if (error instanceof MissingBlobError) {
    return 'what builds remember was changed or deleted by someone else: try again'
  }
  return undefined
}
