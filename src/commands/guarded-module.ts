/** Is in the answers that tell what the code of the site has thrown. */
export const failureHeader = 'X-Feedmill-Failure'

/** The name of the module below: no build has another one of that name. */
export const guardedName = 'guarded.js'

/**
 * The main module of a previewed site, around the built one: what is thrown when that one starts
 * or answers becomes an answer with the trace. The built Worker itself tells it to the log only.
 */
export const guardedModule = `let thrown
const { error } = console
console.error = (...values) => {
  thrown = values.find((value) => value instanceof Error)
  if (!thrown) error(...values)
}

function failure(reason) {
  const headers = { '${failureHeader}': 'true' }
  return new Response(String(reason?.stack ?? reason), { status: 500, headers })
}

export default {
  async fetch(...asked) {
    try {
      thrown = undefined
      const { default: site } = await import('./index.js')
      const answer = await site.fetch(...asked)
      return answer.status >= 500 && thrown ? failure(thrown) : answer
    } catch (reason) {
      return failure(reason)
    }
  },
}
`
