import { testsOf } from '../support/tests-of.ts'

testsOf('test/import/**/*.test.ts')
