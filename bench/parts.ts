import type { BenchPart } from './bench-part.ts'
import { build } from './parts/build.ts'
import { poll } from './parts/poll.ts'
import { reload } from './parts/reload.ts'
import { search } from './parts/search.ts'
import { serve } from './parts/serve.ts'
import { serveCpu } from './parts/serve-cpu.ts'
import { size } from './parts/size.ts'
import { startUp } from './parts/start-up.ts'

/** All parts of the bench, in the order in which they run and are told of. */
export const parts: readonly BenchPart[] = [
  serve,
  build,
  startUp,
  size,
  poll,
  serveCpu,
  search,
  reload,
]
