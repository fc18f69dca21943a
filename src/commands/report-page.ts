import type { Problem } from '../model/problem.ts'
import { escapeHtml } from '../render/xml.ts'
import type { Style } from './paint.ts'
import { counted, problemCount, problemEntry } from './problem-report.ts'

/** The report of all problems as a page: a section a file, its text the one of the terminal. */
export function problemsPage(problems: readonly Problem[], advice: string): string {
  const files = Map.groupBy(problems, ({ file }) => file)
  const sections = [...files].map(
    ([file, its]) =>
      `<section>
<h2>${escapeHtml(file)} <small>${counted(its.length, 'problem')}</small></h2>
<pre>${its.map((problem) => problemEntry(problem, painted)).join('\n\n')}</pre>
</section>`,
  )
  return page('Problems in the content', `${problemCount(problems)}. ${advice}`, sections)
}

/** What is shown when the code of the build has failed. */
export function failurePage(trace: string, advice: string): string {
  return page('The build has failed', advice, [
    `<section>\n<pre>${escapeHtml(trace)}</pre>\n</section>`,
  ])
}

function painted(style: Style, text: string): string {
  return style === 'plain' ? escapeHtml(text) : `<b class="${style}">${escapeHtml(text)}</b>`
}

function page(title: string, advice: string, sections: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<h1>${title}</h1>
<p>${escapeHtml(advice)}</p>
${sections.join('\n')}
</body>
</html>
`
}

const style = `
:root { color-scheme: light dark; --red: light-dark(#a1121f, #ff9a93); --green: light-dark(#116329, #7ee2a0);
  --line: light-dark(#d5d8dc, #3b4048); --sheet: light-dark(#f6f7f8, #1d2024) }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif;
  color: light-dark(#1c1e21, #e6e8eb); background: light-dark(#fff, #14161a) }
h1 { margin: 0; font-size: 1.5rem; color: var(--red) }
h2 { margin: 2rem 0 .5rem; font-size: 1rem; overflow-wrap: anywhere }
small { font-weight: normal; opacity: .75 }
pre { margin: 0; padding: 1rem; border: 1px solid var(--line); border-left: .25rem solid var(--red);
  border-radius: .25rem; background: var(--sheet); font: .875rem/1.5 ui-monospace, monospace;
  white-space: pre-wrap; overflow-wrap: anywhere }
.red { color: var(--red); font-weight: normal }
.green { color: var(--green); font-weight: normal }
`
