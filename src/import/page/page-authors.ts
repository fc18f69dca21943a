import { fold } from '../../model/fold.ts'
import { pageLine } from '../text/page-line.ts'
import { readByline } from '../text/read-byline.ts'
import type { Fact, PageFacts } from './page-facts.ts'

// What stands where a name would, and is a desk, a role or a button.
const noPerson =
  /(?<!\p{L})(?:staff|newsroom|news ?desk|editors?|editorial|redaktion|redacción|rédaction|redazione|redação|redakcja|admin(?:istrator)?|webmaster|correspondent|follow|contributor)(?!\p{L})|@|^https?:|^www\./iu

const between = /\s*[,;|·•]\s*|\s+(?:and|und|y|et|e|ve|và|и|&)\s+/u
const label = /^(?:written |story |reporting |posted )?(?:by|von|por|par|di|de)[:\s]+/iu

/** Who wrote an article: the first place of the page that names people. */
export function pageAuthors(
  facts: PageFacts,
  publisher: string | undefined,
  language: string,
): { names: string[]; from: string } | undefined {
  const places = [
    facts.json('author'),
    facts.json('creator'),
    facts.meta(
      'author',
      'article:author',
      'parsely-author',
      'dc.creator',
      'citation_author',
      'sailthru.author',
    ),
    facts.elements('[itemprop~="author"] [itemprop~="name"]', 'content'),
    facts.elements('[rel~="author"]'),
    facts
      .elements('[class*="byline" i], [class*="author-name" i]')
      .flatMap((fact) => bylineNames(fact, language)),
  ]
  for (const place of places) {
    const names = place.flatMap(({ value }) => namesIn(value, publisher))
    if (names.length > 0) return { names: [...new Set(names)], from: place[0]?.from ?? '' }
  }
  return undefined
}

function bylineNames({ value, from }: Fact, language: string): Fact[] {
  const line = pageLine({ number: 1, block: 0, text: value }, language)
  return (readByline(line, language)?.authors ?? []).map((name) => ({ value: name, from }))
}

function namesIn(text: string, publisher: string | undefined): string[] {
  return text
    .replace(label, '')
    .split(between)
    .map((name) => name.replace(label, '').trim())
    .filter((name) => name !== '' && name.length <= 60 && !noPerson.test(name))
    .filter((name) => publisher === undefined || fold(name) !== fold(publisher))
}
