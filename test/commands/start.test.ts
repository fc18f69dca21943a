import assert from 'node:assert/strict'
import { cpSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { rawRequest } from '../support/raw-request.ts'
import { projectRoot, type RunningCli, startCli } from '../support/run-cli.ts'
import { copyOf, temporaryFolder } from '../support/temporary-folder.ts'

async function originOf(cli: RunningCli): Promise<string> {
  const [, origin = ''] = await cli.until('stdout', /Open (http:\/\/127\.0\.0\.1:\d+)\/ /)
  return origin
}

async function textAt(url: string, headers: Record<string, string> = {}): Promise<string> {
  return (await rawRequest(url, { headers })).body.toString()
}

describe('start', () => {
  it('prints the feeds, serves them and follows edits', async () => {
    using content = copyOf('content')
    await using cli = startCli(['start', '--content', content.path, '--port', '0'])
    const origin = await originOf(cli)
    assert.match(cli.stdout(), new RegExp(`Flights +${origin}/topics/flights/rss\\.xml +${origin}`))
    const article = join(content.path, 'articles/istanbul-first-round-announced.md')
    const text = readFileSync(article, 'utf8')

    writeFileSync(article, text.replace('title: ', 'title: Edited! '))
    await cli.until('stdout', /Rebuilt .*: 5 articles/)
    assert.match(await textAt(`${origin}/rss.xml`), /<title>Edited! Russia/)

    writeFileSync(article, text.replace('title: ', 'titel: '))
    await cli.until('stderr', /did you mean `title`\?/)
    assert.match(await textAt(`${origin}/rss.xml`), /<title>Edited! Russia/)
    const page = await rawRequest(`${origin}/`, { headers: { accept: 'text/html' } })
    assert.equal(page.status, 503)
    assert.match(page.body.toString(), /an unknown field `titel`/)

    rmSync(article)
    await cli.until('stdout', /Rebuilt .*: 4 articles/)
    assert.doesNotMatch(await textAt(`${origin}/rss.xml`), /Edited!/)
    assert.match(await textAt(`${origin}/`, { accept: 'text/html' }), /Latest articles/)
  })

  it('reports broken content and a broken cache, and serves what is mended', async () => {
    using content = copyOf('content')
    using folder = temporaryFolder()
    const cache = join(folder.path, 'cache')
    const extra = join(content.path, 'articles/extra.md')
    writeFileSync(extra, 'Only text.\n')
    const args = ['start', '--content', content.path, '--port', '0']
    await using cli = startCli(args, { FEEDMILL_CACHE: cache })
    const origin = await originOf(cli)
    await cli.until('stderr', /extra\.md:1:1\n {2}found {5}no front matter\n/)
    assert.match(await textAt(`${origin}/`), /no front matter/)
    assert.equal((await rawRequest(`${origin}/rss.xml`)).status, 503)
    rmSync(extra)
    await cli.until('stdout', /Built .*: 5 articles/)
    assert.equal((await rawRequest(`${origin}/rss.xml`)).status, 200)

    rmSync(cache, { recursive: true })
    writeFileSync(cache, '')
    writeFileSync(extra, 'Only text.\n')
    await cli.until(
      'stderr',
      /\n\n\S+cache: it cannot be used: .*\nThe next change of a file starts/,
    )
    assert.equal((await rawRequest(`${origin}/rss.xml`)).status, 200)
    rmSync(cache)
    rmSync(extra)
    await cli.until('stdout', /Rebuilt .*: 5 articles/)
  })

  it('follows edits of the code, and goes on when it fails', async () => {
    using project = temporaryFolder()
    for (const name of ['src', 'content', 'package.json']) {
      cpSync(join(projectRoot, name), join(project.path, name), { recursive: true })
    }
    symlinkSync(join(projectRoot, 'node_modules'), join(project.path, 'node_modules'))
    await using cli = startCli(['start', '--port', '0'], {}, project.path)
    const origin = await originOf(cli)
    const renderer = join(project.path, 'src/render/render-rss.ts')
    const code = readFileSync(renderer, 'utf8')
    writeFileSync(renderer, code.replace('rss-specification', 'edited'))
    await cli.until('stdout', /Rebuilt .*: 5 articles/)
    assert.match(await textAt(`${origin}/rss.xml`), /rssboard\.org\/edited/)

    const broken = 'export function renderRss(): string {\n  return nothing.at.all\n'
    writeFileSync(renderer, code.replace(/^export function renderRss.*\n/m, broken))
    await cli.until('stderr', /ReferenceError: nothing is not defined\n +at renderRss/)
    assert.match(await textAt(`${origin}/rss.xml`), /rssboard\.org\/edited/)
    const page = await textAt(`${origin}/`, { accept: 'text/html' })
    assert.match(page, /The build has failed.*ReferenceError: nothing is not defined/s)

    writeFileSync(renderer, code)
    await cli.until('stdout', /Rebuilt .*: 5 articles/)
    assert.match(await textAt(`${origin}/rss.xml`), /rssboard\.org\/rss-specification/)

    // In a file that only the build uses: the Worker has no node:fs.
    const robots = join(project.path, 'src/render/render-robots.ts')
    const robotsCode = readFileSync(robots, 'utf8')
    const endless = `import { writeSync } from 'node:fs'
export function renderRobots(): string {
  writeSync(2, 'round and round')
  for (;;) {}
`
    writeFileSync(robots, robotsCode.replace(/^export function renderRobots.*\n/m, endless))
    await cli.until('stderr', /round and round/)
    writeFileSync(robots, robotsCode)
    await cli.until('stdout', /Rebuilt .*: 5 articles/)

    const worker = join(project.path, 'src/worker.ts')
    const workerCode = readFileSync(worker, 'utf8')
    writeFileSync(worker, `${workerCode}\nthrow new Error('at start')\n`)
    await cli.until('stderr', /Error: at start\n +at .*\n.*The last good feeds stay up/)
    assert.match(await textAt(`${origin}/rss.xml`), /rssboard\.org\/rss-specification/)
    assert.match(await textAt(`${origin}/`, { accept: 'text/html' }), /Error: at start/)
    writeFileSync(worker, workerCode)
    await cli.until('stdout', /Rebuilt .*: 5 articles/)
    assert.match(await textAt(`${origin}/`, { accept: 'text/html' }), /Latest articles/)
  })

  it('leaves nothing behind when it is stopped', async () => {
    using folder = temporaryFolder()
    const cli = startCli(['start', '--port', '0'], { TMPDIR: folder.path })
    await originOf(cli)
    assert.notDeepEqual(readdirSync(folder.path), [])
    await cli[Symbol.asyncDispose]()
    assert.deepEqual(readdirSync(folder.path), [])
  })
})
