import type { Built } from '../../build.ts'

/** What the doctor has to know of a build that a site is to serve. */
export type KnownBuild = Pick<Built, 'content' | 'files'>
