import { testsOf } from '../support/tests-of.ts'

testsOf('test/commands/**/!(live-reload|preview-server|start).test.ts')
