/** The stylesheet of all pages. */
export const stylesheet = `:root { color-scheme: light dark; }
body { max-width: 42rem; margin: 0 auto; padding: 1rem; font: 1.0625rem/1.55 Georgia, serif; }
h1, h2, h3, header, .byline, .date, .feeds, .labels { font-family: system-ui, sans-serif; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; }
header { border-block-end: 1px solid; font-weight: 600; }
a { color: LinkText; }
img { max-width: 100%; height: auto; }
ol.articles, ul.topics, ul.feeds, ul.labels { list-style: none; padding: 0; }
ul.feeds, ul.labels { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; font-size: 0.9em; }
.date, .byline { font-size: 0.9em; opacity: 0.8; }
.summary { font-weight: 600; }
pre, table { display: block; overflow-x: auto; }
`
