import { testsOf } from '../support/tests-of.ts'

testsOf('test/{*,{bench,build,lifecycle,editors}/*}.test.ts')
