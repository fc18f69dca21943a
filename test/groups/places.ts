import { testsOf } from '../support/tests-of.ts'

testsOf('test/places/*.test.ts')
