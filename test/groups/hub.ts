import { testsOf } from '../support/tests-of.ts'

testsOf('test/hub/*.test.ts')
