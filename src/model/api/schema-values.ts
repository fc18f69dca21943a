import * as v from 'valibot'

/** An absolute address. */
export const address = v.pipe(v.string(), v.url())

/** A date-time of RFC 3339. */
export const moment = v.pipe(v.string(), v.isoTimestamp())
