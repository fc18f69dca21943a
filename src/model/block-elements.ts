/** Elements of a sanitised text that part the words before them from those after. */
export const blockElements: ReadonlySet<string> = new Set(
  'p div br hr blockquote ul ol li dl dt dd h2 h3 h4 h5 h6 figure figcaption pre table caption tr th td'.split(
    ' ',
  ),
)
