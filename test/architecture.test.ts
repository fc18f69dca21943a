import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { compatibilityDate } from '../src/commands/local-worker.ts'
import { workerEntry } from '../src/commands/worker-entry.ts'
import { buildFiles } from './support/local-site.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

describe('the Worker', () => {
  it('carries no packages but those for HTTP and dates', async () => {
    const { metafile } = await build({
      entryPoints: [workerEntry],
      bundle: true,
      format: 'esm',
      metafile: true,
      write: false,
    })
    const packages = Object.keys(metafile.inputs).flatMap(
      (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
    )
    assert.deepEqual([...new Set(packages)].sort(), ['@date-fns/tz', 'date-fns', 'hono'])
  })

  it('runs here with the compatibility date that it is deployed with', () => {
    const deployed = readFileSync(join(root, 'wrangler.toml'), 'utf8')
    assert.match(deployed, new RegExp(`^compatibility_date = "${compatibilityDate}"$`, 'm'))
  })

  it('is under 400 KiB with the sample content', async () => {
    const { modules } = await buildFiles('content')
    const bytes = modules.reduce((sum, file) => sum + file.bytes.length, 0)
    assert.ok(bytes < 400 * 1024, `${bytes} bytes`)
  })
})

describe('the rules of the layers', () => {
  const forbidden = [
    ['model', "import { formats } from '../render/formats.ts'\nexport const all = formats\n"],
    [
      'read',
      "import type { SiteFeed } from '../render/site-feed.ts'\nexport type Other = SiteFeed\n",
    ],
    [
      'render',
      "import { loadFiles } from '../read/load-files.ts'\nexport const load = loadFiles\n",
    ],
    [
      'render/pages',
      "import type { Places } from '../../read/places.ts'\nexport type Other = Places\n",
    ],
    ['bundle', "import { build } from '../build.ts'\nexport const all = build\n"],
    ['serve', "import { formats } from '../render/formats.ts'\nexport const all = formats\n"],
    ['push', "import { answer } from '../serve/answer.ts'\nexport const all = answer\n"],
    ['serve', "import { hubLimits } from '../hub/hub-limits.ts'\nexport const all = hubLimits\n"],
    [
      'hub',
      "import { problemResponse } from '../serve/problem-response.ts'\nexport const all = problemResponse\n",
    ],
    [
      'import',
      "import { slugNear } from '../read/article/slug.ts'\nexport const near = slugNear\n",
    ],
    ['import', "import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n"],
    ['serve', "import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n"],
  ] as const
  for (const [stage, source] of forbidden) {
    it(`refuse in ${stage}: ${source.split('\n')[0]}`, () => {
      assert.match(
        lintReport(`src/${stage}/wrong.ts`, source),
        /noRestrictedImports|noNodejsModules/,
      )
    })
  }

  it('allow what a stage needs', () => {
    const source = "import { instant } from '../model/instant.ts'\nexport const text = instant\n"
    assert.equal(lintReport('src/read/right.ts', source), '')
  })
})

describe('the groups of tests', () => {
  it('have every file of tests once', () => {
    const patterns = globSync('test/groups/*.ts', { cwd: root }).flatMap(
      (group) => /^testsOf\('(.*)'\)$/m.exec(readFileSync(join(root, group), 'utf8'))?.[1] ?? [],
    )
    assert.deepEqual(
      patterns.flatMap((pattern) => globSync(pattern, { cwd: root })).sort(),
      globSync('test/**/*.test.ts', { cwd: root }).sort(),
    )
  })
})

/** What the linter has against a file of this source, in a folder with the project's rules. */
function lintReport(path: string, source: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'feedmill-layers-'))
  const rules = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'))
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, source)
  writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...rules, vcs: { enabled: false } }))
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  const { status, stdout, stderr } = spawnSync(process.execPath, [biome, 'lint'], {
    cwd: folder,
    encoding: 'utf8',
  })
  rmSync(folder, { recursive: true })
  return status === 0 ? '' : stdout + stderr
}
