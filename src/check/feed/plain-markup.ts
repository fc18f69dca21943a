const inline =
  'a|abbr|b|big|br|cite|code|del|em|font|i|img|ins|kbd|mark|p|q|s|small|span|strike|strong|sub|sup|u'
const pair = new RegExp(`<(${inline})(?:\\s[^<>]*)?>.*?</\\1>`, 'is')
const entity =
  /&(?:amp|lt|gt|quot|apos|nbsp|hellip|[lr]squo|[lr]dquo|[nm]dash|#\d{1,7}|#x[\da-f]{1,6});/i

/**
 * Markup in a text that is plain, which readers show as it stands; undefined when there is none. A
 * single tag, as in a title about HTML, is text.
 */
export function plainMarkup(text: string): string | undefined {
  const element = pair.exec(text)?.[1]
  return element === undefined ? entity.exec(text)?.[0] : `<${element}>`
}
