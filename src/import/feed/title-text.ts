import { textOfHtml } from '../text-of-html.ts'

const tags = 'a abbr b br cite code em i kbd mark q s small span strong sub sup u'
  .split(' ')
  .join('|')
const isTag = new RegExp(`</?(?:${tags})(?:\\s[^<>]*)?/?>`, 'i')
const hasReference = /&(?:[a-z]{2,8}\d{0,2}|#\d{1,6}|#x[\da-f]{1,5});/i
const plainSign = new RegExp(`<(?!/?(?:${tags})[\\s/>])`, 'gi')

/**
 * The title of an item in plain text. RSS does not say whether it is HTML, and most programs write
 * HTML: so it is taken where it has elements that titles have, or references to characters.
 */
export function titleText(title: string): string {
  const hasElement = isTag.test(title) && /<\//.test(title)
  return hasElement || hasReference.test(title)
    ? textOfHtml(title.replace(plainSign, '&lt;'))
    : title
}
