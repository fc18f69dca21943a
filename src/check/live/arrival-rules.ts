import { type Answer, headerOf } from '../http/exchange.ts'
import { clientRule } from './client-rule.ts'
import { htmlKind } from './html-kind.ts'

const refusedReaders = 'These readers show an error, ask less often, and give up in the end.'

export const unansweredRule = clientRule({
  id: 'live-unanswered',
  level: 'error',
  sentence: 'Every client gets a whole answer.',
  harms: refusedReaders,
  remedy:
    'Look at the log of the Worker (`npx wrangler tail`) and at Security › Events of the zone for what ended the connection.',
  judge: ({ failure }) =>
    failure === undefined ? undefined : { field: '', found: failure, expected: 'an answer' },
})

export const challengeRule = clientRule({
  id: 'live-challenge',
  level: 'error',
  sentence: 'No client has to prove that it is a person.',
  harms: 'No reader can solve a challenge: its subscribers get nothing new any more.',
  remedy:
    'Switch Security › Bots › Bot Fight Mode off (on the Free plan no rule can skip it); skip Super Bot Fight Mode, managed rules and “I’m Under Attack” for the feeds with a WAF custom rule of the action Skip.',
  after: [unansweredRule],
  judge({ first }) {
    if (!first || !isChallenge(first.answer)) return undefined
    const mitigated = headerOf(first.answer, 'cf-mitigated')
    const found = `${first.answer.status} with a challenge`
    return {
      field: mitigated === undefined ? 'body' : 'cf-mitigated',
      found,
      expected: '200 and the feed',
    }
  },
})

export const statusRule = clientRule({
  id: 'live-status',
  level: 'error',
  sentence: 'Every client gets the feed with status 200.',
  harms: refusedReaders,
  remedy: 'The number tells where to look; docs/doctor.md has what each comes from.',
  after: [unansweredRule, challengeRule],
  judge({ first }) {
    if (!first || first.answer.status === 200) return undefined
    const { status } = first.answer
    const retry = headerOf(first.answer, 'retry-after')
    return {
      field: 'status',
      found: retry === undefined ? String(status) : `${status}, Retry-After: ${retry}`,
      expected: '200',
      ...(advice[status] !== undefined && { suggestion: advice[status] }),
    }
  },
})

const notThere = 'deploy the site, or look whether the route of the Worker covers this address'
const broken = 'look at the log of the Worker: npx wrangler tail'

const advice: Readonly<Record<number, string>> = {
  401: 'take the protection with a password, or Cloudflare Access, off the feeds',
  403: 'see Security › Events for the rule that blocks this client, and skip it for the feeds',
  404: notThere,
  410: notThere,
  429: 'take the feeds out of the rate limiting rule; FreshRSS and NetNewsWire then leave the whole host alone',
  500: broken,
  502: broken,
  503: 'see Security › Events; FreshRSS then leaves the whole host alone',
  522: 'the zone points at a server that does not answer: the Worker needs a custom domain or a route',
  525: 'the zone points at another server, whose TLS does not work',
  526: 'the zone points at another server, whose certificate is not valid',
  530: 'see docs/doctor.md: the name leads nowhere at Cloudflare (error 1016 and others)',
}

export const emptyRule = clientRule({
  id: 'live-empty',
  level: 'error',
  sentence: 'No client gets an empty body.',
  harms: 'Miniflux takes it for an error, others for a feed that has lost all its items.',
  remedy:
    'Look for what takes the body away: a Worker or Snippet before this one, or a cache rule that has kept an answer to HEAD.',
  after: [unansweredRule, challengeRule, statusRule],
  judge: ({ first }) =>
    first?.answer.body.length === 0
      ? { field: 'body', found: 'nothing', expected: 'the feed' }
      : undefined,
})

/** Without these nothing can be said of what a client got. */
export const arrivalRules = [unansweredRule, challengeRule, statusRule, emptyRule]

function isChallenge(answer: Answer): boolean {
  return headerOf(answer, 'cf-mitigated') === 'challenge' || htmlKind(answer) === 'challenge'
}
