/** The module with the code of a site's own hub; only a build for such a site has it. */
export const hubFile = 'hub.js'
