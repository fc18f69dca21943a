import type { WorkerFiles } from '../bundle/output-file.ts'
import { escapeHtml } from '../render/xml.ts'

/**
 * A Worker that shows the report in place of every page, while the feeds of the last good build
 * stay up; without one, nothing else is served.
 */
export function withReport(report: string, good: WorkerFiles | undefined): WorkerFiles {
  const source = `${good ? "import site from './index.js'" : 'const site = undefined'}
const page = ${JSON.stringify(reportPage(report))}
function isForPerson(request) {
  const { pathname } = new URL(request.url)
  return (request.headers.get('accept') ?? '').includes('text/html') && !/\\.[a-z]+$/.test(pathname)
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
  const main = { path: 'report.js', bytes: Buffer.from(source) }
  return { modules: [main, ...(good?.modules ?? [])], assets: good?.assets ?? [] }
}

function reportPage(report: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Problems in the content</title></head>
<body>
<h1>Problems in the content</h1>
<pre>${escapeHtml(report)}</pre>
</body>
</html>
`
}
