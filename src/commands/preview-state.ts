/** Where the Worker of the preview asks what it is to show. */
export const statePath = '/state'
/** Where it gets the modules of the site. */
export const modulesPath = '/modules'

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
