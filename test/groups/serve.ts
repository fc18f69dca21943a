import { testsOf } from '../support/tests-of.ts'

testsOf('test/serve/**/*.test.ts')
