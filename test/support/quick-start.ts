import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import './own-cache.ts'

// Each file of tests is a process that loads the code again.
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/feedmill'))
