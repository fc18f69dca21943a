/** How often the Worker looks for articles that have appeared or left: every five minutes. */
export const pushCron = '*/5 * * * *'

/** The same in milliseconds. */
export const pushInterval = 5 * 60_000

/**
 * Milliseconds back to which it looks. A tick that fails or does not run loses nothing, since the
 * next one looks as far as where it would have begun.
 */
export const pushWindow = 2 * pushInterval
