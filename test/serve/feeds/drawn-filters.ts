import assert from 'node:assert/strict'
import fc from 'fast-check'
import { formats } from '../../../src/render/formats.ts'
import { bundledBefore, contentBundle } from '../content-bundle.ts'
import { type Ask, livingBundle } from '../memory-site.ts'
import { built, drawnArticles, filesOf, type Known, markOf } from './drawn-articles.ts'
import { drawnChannel, drawnQuestion, type Question, writtenQuestion } from './drawn-questions.ts'
import { plainCount, plainMatches } from './plain-filter.ts'
import { readDocument } from './read-document.ts'

/** A question to a feed of a drawn site. */
interface Asked {
  question: Question
  choice: number
  topic: string | undefined
  /** Which of the moments of the site it is asked at. */
  turn: number
}

/**
 * Filtered feeds of drawn sites have the items that a plain model has.
 * @param seed the same draws for the same number; a new one each time when it is left out
 */
export async function assertFilteredFeeds(
  sites: number,
  questions: number,
  seed?: number,
): Promise<void> {
  const before = bundledBefore()
  const drawn = drawnArticles.chain((articles) =>
    fc.record({
      articles: fc.constant(articles),
      asked: fc.array(askedOf(articles), { minLength: questions, maxLength: questions }),
    }),
  )
  const property = fc.asyncProperty(drawn, async ({ articles, asked }) => {
    const ask = livingBundle(await contentBundle(filesOf(articles), built, before))
    const moments = momentsOf(articles)
    for (const one of asked) {
      await assertAsked(ask, articles, one, moments[one.turn % moments.length] ?? built)
    }
  })
  await fc.assert(property, {
    numRuns: sites,
    // Each step of it would be a build.
    endOnFailure: true,
    ...(seed !== undefined && { seed }),
  })
}

function askedOf(articles: readonly Known[]): fc.Arbitrary<Asked> {
  return fc.record({
    question: drawnQuestion(articles),
    choice: fc.nat(7),
    topic: drawnChannel,
    turn: fc.nat(1000),
  })
}

/** The build, and every moment at which an article appears or leaves, to the second. */
function momentsOf(articles: readonly Known[]): number[] {
  const turns = articles
    .flatMap(({ published, expires }) => [published, published - 1000, expires, expires - 1000])
    .filter((moment) => moment > built && Number.isFinite(moment))
  return [built, ...turns]
}

async function assertAsked(
  ask: Ask,
  articles: readonly Known[],
  { question, choice, topic, turn }: Asked,
  moment: number,
): Promise<void> {
  const folder = topic === undefined ? '/' : `/topics/${topic}/`
  const written = writtenQuestion(question, choice)
  const search = written && `?${written}`
  const { since, until } = question
  if (since && until && until.time < since.time) {
    assert.equal((await ask(`${folder}rss.xml${search}`, moment)).status, 400, search)
    return
  }
  const matching = plainMatches(articles, question, topic, moment)
  const first = matching.slice(0, plainCount(matching, question))
  const nexts = new Set<string | undefined>()
  const files = filesOfChannel(topic)
  for (const file of files) {
    const answer = await ask(`${folder}${file}${search}`, moment)
    assert.equal(answer.status, 200, `${folder}${file}${search}`)
    const text = await answer.text()
    const { ids, next } = readDocument(file, text)
    assert.deepEqual(ids, idsOf(first), `${folder}${file}${search} at ${moment}`)
    assert.deepEqual(marksIn(text), question.content === 'summary' ? [] : first.map(markOf))
    nexts.add(next && new URL(next).search)
  }
  // Older items of the whole feed are in the archives.
  if (asksNothing(question)) return
  assert.equal(nexts.size, 1, 'formats lead to other questions')
  await assertWalk(ask, `${folder}${files[turn % files.length]}${search}`, moment, idsOf(matching))
}

/** The feeds of a channel; the API has those of the site. */
function filesOfChannel(topic: string | undefined): string[] {
  return [...formats.map(({ file }) => file), ...(topic === undefined ? ['api/articles'] : [])]
}

function asksNothing({ content, lang, ...others }: Question): boolean {
  return (
    content !== 'summary' &&
    (lang.length === 0 || lang.includes('*')) &&
    Object.values(others)
      .flat()
      .every((value) => value === undefined)
  )
}

/** Whoever follows the links gets everything once. */
async function assertWalk(
  ask: Ask,
  start: string,
  moment: number,
  expected: readonly string[],
): Promise<void> {
  const walked: string[] = []
  let address: string | undefined = start
  for (let steps = 0; address !== undefined && steps <= expected.length; steps += 1) {
    const { pathname, search }: URL = new URL(address, 'https://harbour.example')
    const answer = await ask(pathname + search, moment)
    const { ids, next } = readDocument(pathname, await answer.text())
    assert.ok(ids.length > 0 || expected.length === 0, `${address} is empty`)
    walked.push(...ids)
    address = next
  }
  assert.deepEqual(walked, expected, `walk from ${start} at ${moment}`)
}

function idsOf(articles: readonly Known[]): string[] {
  return articles.map(({ id }) => id)
}

/** The texts of the articles that a document carries, each once. */
function marksIn(text: string): string[] {
  return [...new Set(text.match(/mark\d+/g))]
}
