/** Where the preview tells which version of the site it shows. */
export const versionPath = '/feedmill/version'

/** Where pages of the preview get `reloadScript`; the version of the page is the query. */
export const scriptPath = '/feedmill/reload.js'

/**
 * Reloads a page of the preview when another version of the site is there. It asks a few times a
 * second while the tab can be seen: a request that is held open would take one of the few
 * connections that a browser has for all tabs of a site.
 */
export const reloadScript = `const { search } = new URL(document.currentScript.src)
const version = search.slice(1)

async function isOutdated() {
  try {
    const answer = await fetch('${versionPath}', { cache: 'no-store' })
    return answer.ok && (await answer.text()) !== version
  } catch {
    return false
  }
}

function visible() {
  return new Promise((resolve) => {
    if (!document.hidden) resolve()
    else document.addEventListener('visibilitychange', () => resolve(visible()), { once: true })
  })
}

async function follow() {
  await visible()
  if (await isOutdated()) return location.reload()
  setTimeout(follow, 300)
}

follow()
`
