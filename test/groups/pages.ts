import { testsOf } from '../support/tests-of.ts'

testsOf('test/pages/*.test.ts')
