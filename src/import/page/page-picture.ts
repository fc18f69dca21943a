import type { ImportedPicture } from '../imported-article.ts'
import { splitCredit } from '../text/split-credit.ts'
import { type ContentBlock, picturesIn } from './content-blocks.ts'
import { webAddress } from './page-address.ts'
import type { PageFacts } from './page-facts.ts'

// What sites name when an article has no picture.
const stock =
  /(?:logo|favicon|placeholder|default|fallback|avatar|og-image|opengraph|social-share)[^/]*$/i

/** The picture of an article that its page names, with what its caption says of it. */
export function pagePicture(
  facts: PageFacts,
  base: string | undefined,
): ImportedPicture | undefined {
  const { jsonLd } = facts
  const [image] = jsonLd.nodesOf(jsonLd.article['image'])
  const named = [
    ...facts
      .meta('og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image')
      .map(({ value }) => value),
    ...[image?.['url'], image?.['contentUrl']].filter((url) => typeof url === 'string'),
  ]
  const src = named
    .flatMap((url) => webAddress(url, base) ?? [])
    .find((url) => !stock.test(new URL(url).pathname))
  if (src === undefined) return undefined
  const shown = shownAs(facts, src, base)
  const caption = typeof image?.['caption'] === 'string' ? image['caption'] : ''
  const [stated] = facts.meta('og:image:alt', 'twitter:image:alt')
  const alt = stated?.value ?? (shown.alt || splitCredit(caption || shown.caption).caption)
  const credit = splitCredit(shown.caption).credit ?? splitCredit(caption).credit
  return { src, alt, ...(credit !== undefined && { credit }) }
}

/** What the page says of the picture where it shows it. */
function shownAs(facts: PageFacts, src: string, base: string | undefined) {
  for (const image of facts.document.querySelectorAll('img[src]')) {
    const own = webAddress(image.getAttribute('src') ?? '', base)
    if (own === undefined || !isSamePicture(own, src)) continue
    const [caption] = [...(image.closest('figure')?.querySelectorAll('figcaption') ?? [])]
    return {
      alt: image.getAttribute('alt')?.trim() ?? '',
      caption: caption?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
    }
  }
  return { alt: '', caption: '' }
}

/** Whether two addresses are of the same picture, in whichever size. */
function isSamePicture(one: string, other: string): boolean {
  return one === other || (nameOf(one) === nameOf(other) && nameOf(one).length > 3)
}

function nameOf(address: string): string {
  const file = new URL(address).pathname.split('/').at(-1) ?? ''
  return file
    .replace(/\.\w+$/, '')
    .replace(/[-_]?(?:\d+x\d+|\d{3,4}w?|scaled|large|medium|small)$/i, '')
}

/**
 * The blocks and the picture without showing it twice: where it stands above the text alone it is
 * left out there, and elsewhere the article's own is the one that the text shows.
 */
export function withPicture(
  blocks: readonly ContentBlock[],
  picture: ImportedPicture | undefined,
  base: string | undefined,
): { blocks: ContentBlock[]; image?: ImportedPicture } {
  if (picture === undefined) return { blocks: [...blocks] }
  const shows = blocks.map((block) => shownIn(block, picture, base))
  const index = shows.findIndex((src) => src !== undefined)
  const src = shows[index]
  if (src === undefined) return { blocks: [...blocks], image: picture }
  const before = blocks.slice(0, index).filter(({ text }) => text !== '')
  const isLead = before.length <= 1 && blocks[index]?.text === ''
  if (isLead) return { blocks: blocks.filter((_, other) => other !== index), image: picture }
  return { blocks: [...blocks], image: { ...picture, src } }
}

/** The address by which a block shows the picture, and nothing else. */
function shownIn(block: ContentBlock, picture: ImportedPicture, base: string | undefined) {
  const [image, another] = picturesIn(block)
  const src = image === undefined || another !== undefined ? undefined : webAddress(image.src, base)
  return src !== undefined && isSamePicture(src, picture.src) ? src : undefined
}
