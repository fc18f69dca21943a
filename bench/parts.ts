import type { BenchPart } from './bench-part.ts'
import { build } from './parts/build.ts'

/** All parts of the bench, in the order in which they run and are told of. */
export const parts: readonly BenchPart[] = [build]
