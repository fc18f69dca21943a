import { testsOf } from '../support/tests-of.ts'

testsOf('test/{*,{lifecycle,editors}/*}.test.ts')
