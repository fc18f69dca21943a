import type { LiveFeed } from '../../check/live/live-feed.ts'
import type { LiveSite } from '../../check/live/live-site.ts'
import type { Ask } from '../check/exchanges-with.ts'
import { htmlLinks } from '../check/html-links.ts'

// As a browser asks for it that shows a feed on another site.
const elsewhere = {
  Accept: 'image/avif,image/webp,image/png,image/*;q=0.8,*/*;q=0.5',
  Referer: 'https://reader.example/',
  'Sec-Fetch-Dest': 'image',
  'Sec-Fetch-Mode': 'no-cors',
  'Sec-Fetch-Site': 'cross-site',
}

/** Asks for a picture of the site that its feeds show; one that nobody can have is another matter. */
export async function askPicture(
  feeds: readonly LiveFeed[],
  { ask, site }: { ask: Ask; site: string },
): Promise<Pick<LiveSite, 'picture'>> {
  const url = feeds.map((feed) => pictureIn(feed, site)).find((one) => one !== undefined)
  if (url === undefined) return {}
  const plain = await ask({ method: 'GET', url, headers: {} })
  if (!('answer' in plain) || plain.answer.status !== 200) return {}
  const shown = await ask({ method: 'GET', url, headers: elsewhere })
  return 'answer' in shown ? { picture: shown } : {}
}

function pictureIn({ url, opened }: LiveFeed, site: string): string | undefined {
  const html = opened?.parts?.items.flatMap((item) => item.html) ?? []
  return html
    .flatMap(({ text }) => htmlLinks(text, url, url).links)
    .find(({ url: to, link }) => link.mediaType === 'image/*' && to.startsWith(`${site}/`))?.url
}
