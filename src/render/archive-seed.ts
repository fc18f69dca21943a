import { feedHistory } from './feed-history.ts'
import { type FeedChannel, type FeedSite, feedOptions } from './feed-options.ts'
import { formats } from './formats.ts'
import { itemRecipe } from './item-recipe.ts'

/**
 * What every archive document of a channel says besides its items, and how it says it: when another
 * version of the code writes other bytes, it gives them other addresses.
 */
export function archiveSeed(site: FeedSite, channel: FeedChannel): string {
  const options = feedOptions(site, channel, { updated: new Date(0), feedLinks: {} })
  const history = feedHistory(site.url + channel.path, anyArchive)
  return formats
    .flatMap((format) => {
      const { head, tail } = format.syntax.frame({ ...options, history })
      return [head, ...itemRecipe(format, 'full'), format.syntax.separator, tail]
    })
    .join('')
}

const start = { before: 0, version: '' }
const anyArchive = { is: 'archive', previous: start, next: { after: 0 } } as const
