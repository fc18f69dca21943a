import { testsOf } from '../support/tests-of.ts'

testsOf('test/{bundle,check,model,read,render}/**/*.test.ts')
