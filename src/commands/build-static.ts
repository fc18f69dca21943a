import { buildSite } from './build-site.ts'
import type { Output } from './command.ts'
import { hubRemarks } from './hub-remarks.ts'
import { fillOutput, outputFolder } from './output-folder.ts'
import { counted, problemReport } from './problem-report.ts'
import { progressBar } from './progress-bar.ts'
import { type StaticSite, writeStaticSite } from './static/write-static-site.ts'

/**
 * Writes the site as plain files.
 * @param json whether a program reads the result
 * @returns the exit code
 */
export async function buildStatic(
  content: string,
  out: string,
  output: Output,
  json: boolean,
): Promise<number> {
  const started = performance.now()
  const folder = outputFolder(out, content, '--static')
  const now = new Date()
  const built = await buildSite(content, now, output.progress, { push: false, plainFiles: true })
  if ('problems' in built) {
    const { problems } = built
    if (json) output.out(JSON.stringify({ ok: false, out, problems }, null, 2))
    else output.error(`${problemReport(problems, output.colour)}; nothing was written`)
    return 1
  }
  const filled = Promise.withResolvers<StaticSite>()
  await fillOutput(folder, '--static', async (fresh) => {
    const onProgress = (done: number, known: number): void =>
      output.progress(progressBar('Writing files', done, known))
    filled.resolve(await writeStaticSite(fresh, { built, now, onProgress }))
  })
  const site = await filled.promise
  if (json) {
    output.out(JSON.stringify({ ok: true, out, ...site, problems: [] }, null, 2))
    return 0
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const articles = counted(built.content.articles.length, 'article')
  output.out(
    `${out}: ${articles}, ${counted(site.files, 'file')}, ${Math.ceil(site.bytes / 1024)} KiB, built in ${seconds} s`,
  )
  output.out(changeLine(site))
  const remarks = [...site.remarks, ...hubRemarks(built.content.site)]
  for (const remark of remarks) output.out(remark)
  return 0
}

/** Plain files have no clock. */
function changeLine({ nextChange }: StaticSite): string {
  if (!nextChange) return 'No article appears or leaves by itself: build it again when you edit.'
  return `An article appears or leaves at ${nextChange.toISOString()}: build it again then.`
}
