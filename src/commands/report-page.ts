import type { OutputFile } from '../bundle/output-file.ts'
import type { Problem } from '../model/problem.ts'
import { escapeHtml } from '../render/xml.ts'
import { problemReport } from './problem-report.ts'

/**
 * A module that shows the report in place of every page, while the feeds of the last good build
 * stay up; without one they are unavailable.
 */
export function reportModule(problems: readonly Problem[], hasGoodBuild: boolean): OutputFile {
  const source = `${hasGoodBuild ? "import site from './index.js'" : 'const site = undefined'}
const page = ${JSON.stringify(reportPage(problems))}
function isForPerson(request) {
  return (request.headers.get('accept') ?? '').includes('text/html') && !/\\.[a-z]+$/.test(new URL(request.url).pathname)
}
export default {
  fetch(request) {
    if (site && !isForPerson(request)) return site.fetch(request)
    return new Response(page, {
      status: 503,
      headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', 'Retry-After': '5' },
    })
  },
}
`
  return { path: 'report.js', bytes: Buffer.from(source) }
}

function reportPage(problems: readonly Problem[]): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Problems in the content</title></head>
<body>
<h1>Problems in the content</h1>
<p>The feeds stay as they were before. Mend the files, and load the page again.</p>
<pre>${escapeHtml(problemReport(problems, false))}</pre>
</body>
</html>
`
}
