import { testsOf } from '../support/tests-of.ts'

testsOf('test/push/*.test.ts')
