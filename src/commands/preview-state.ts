/** Where the Worker of the preview asks what it is to show, */
export const statePath = '/state'
/** and what it is to try. */
export const candidatePath = '/candidate'
/** Where it gets the modules of a site; the name is the query. */
export const modulesPath = '/modules'
/** Where it tells what the code of the site has thrown, and gets a page about it. */
export const failurePath = '/failure'

/** Where the Worker of the preview is asked to try the modules of another site. */
export const trialPath = '/feedmill/trial'

/** What the Worker of the preview is to show. */
export interface PreviewState {
  /** Another one for everything that a page could show. */
  version: string
  /** The name of the site's modules; absent before the first good build. */
  site?: string
  /** A page in place of all others. */
  report?: string
  compatibilityDate: string
}
