import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Built, build } from '../../../src/build.ts'
import { problemReport } from '../../../src/commands/problem-report.ts'
import type { Bundle } from '../../../src/model/bundle.ts'
import { edit } from '../../lifecycle/changing-site.ts'
import { article, siteText } from '../../lifecycle/harbour-site.ts'
import { bundleAsWorker, loadBundle } from '../../serve/load-bundle.ts'

const hour = 3_600_000

/** The moment of the tests, whole seconds: one article has just appeared, another is to come. */
export const started = Math.floor(Date.now() / 1000) * 1000
export const appeared = started - hour
export const toCome = started + 72 * hour

/** A path that an article had before. */
export const oldPath = '/2024/quay/'
/** An article that has been taken back. */
export const gonePath = '/articles/gone/'

/** The path of a picture that the feeds show. */
export const picturePath = /^\/media\/\w+\/quay\.png$/

const text = `<p>The harbour was busy on that day. ${'Ships came and went, and people watched. '.repeat(40)}</p>

<p><img src="../quay.png" alt="The quay"></p>`

const articles = {
  'articles/quay.md': article(
    {
      title: 'The old quay',
      name: 'quay',
      published: '2024-05-01T08:00:00Z',
      topics: ['boats'],
      aliases: [oldPath],
    },
    text,
  ),
  'articles/new-crane.md': article(
    {
      title: 'The new crane',
      name: 'new-crane',
      published: new Date(appeared).toISOString(),
      topics: ['boats'],
    },
    text,
  ),
  'articles/regatta.md': article(
    {
      title: 'The regatta',
      name: 'regatta',
      published: new Date(toCome).toISOString(),
      topics: ['boats'],
    },
    text,
  ),
}

const files = {
  'site.yaml': siteText('harbour.example'),
  'topics.yaml':
    'boats:\n  title: Boats\n  description: News on boats.\n  keywords: [boat]\ntrains:\n  removed: true\n',
  ...articles,
}

export interface LiveBuild {
  built: Built
  bundle: Bundle
}

/** A build as the doctor makes it, which knows the states of the last two days. */
export async function liveBuild(): Promise<LiveBuild> {
  return await builtOf(files)
}

/** The build before an article was written. */
export async function olderBuild(): Promise<LiveBuild> {
  const { 'articles/new-crane.md': _, ...older } = files
  return await builtOf(older)
}

async function builtOf(texts: Readonly<Record<string, string>>): Promise<LiveBuild> {
  const folder = mkdtempSync(join(tmpdir(), 'feedmill-doctor-'))
  try {
    edit(folder, texts)
    copyFileSync('test/complete-site/icon.png', join(folder, 'quay.png'))
    const now = new Date(started - 48 * hour)
    const built = await build({ content: folder, worker: bundleAsWorker, now })
    if ('problems' in built) throw new Error(problemReport(built.problems, false))
    return { built, bundle: await loadBundle(built.files) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
