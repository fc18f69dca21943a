/** How many items the page about a feed shows: enough to know what one would get. */
export const previewSize = 10
