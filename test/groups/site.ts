import { testsOf } from '../support/tests-of.ts'

testsOf('test/{*,{build,lifecycle,editors}/*}.test.ts')
