import { freePlanRemarks } from '../bundle/limit-problems.ts'
import { limitUses } from '../bundle/limit-uses.ts'
import { buildSite } from './build-site.ts'
import { buildStatic } from './build-static.ts'
import { type Command, contentOption } from './command.ts'
import { contentFolder } from './content-folder.ts'
import { hubRemarks } from './hub-remarks.ts'
import { outputFolder, writeOutput } from './output-folder.ts'
import { outputLayout, workerBytes } from './output-layout.ts'
import { counted, problemReport } from './problem-report.ts'

/** Compiles the content for deploying. */
export const buildCommand: Command = {
  name: 'build',
  description:
    'Compiles the content into a Worker that is ready to be deployed, or into plain files.',
  options: {
    content: contentOption,
    out: { type: 'string', default: 'dist', value: 'DIR', description: 'the folder to write' },
    static: {
      type: 'string',
      value: 'DIR',
      description: 'write the site as plain files into this folder, and no Worker',
    },
    json: { type: 'boolean', description: 'print the result as JSON' },
  },
  async run(options, output) {
    const started = performance.now()
    const content = contentFolder(options['content'])
    if (options['static'] !== undefined) {
      return await buildStatic(content, String(options['static']), output, options['json'] === true)
    }
    const out = String(options['out'])
    const folder = outputFolder(out, content)
    const built = await buildSite(content, new Date(), output.progress, { push: false })
    const problems = 'problems' in built ? built.problems : []
    if (!('problems' in built)) await writeOutput(folder, outputLayout(built.files))
    const bytes = 'problems' in built ? 0 : workerBytes(built.files)
    if (options['json']) {
      const limits = 'problems' in built ? [] : limitUses(built.files)
      const ok = problems.length === 0
      output.out(JSON.stringify({ ok, out, bytes, limits, problems }, null, 2))
    } else if ('problems' in built) {
      output.error(`${problemReport(problems, output.colour)}; nothing was written`)
    } else {
      const { articles, topics } = built.content
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      output.out(
        `${out}: ${counted(articles.length, 'article')} in ${counted(topics.length, 'topic')}, ` +
          `a Worker of ${Math.ceil(bytes / 1024)} KiB, built in ${seconds} s`,
      )
      const remarks = [...freePlanRemarks(built.files), ...hubRemarks(built.content.site)]
      for (const remark of remarks) output.out(remark)
    }
    return problems.length === 0 ? 0 : 1
  },
}
