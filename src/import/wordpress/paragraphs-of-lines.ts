const blocks =
  'address|article|aside|blockquote|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|li|main|nav|object|ol|p|pre|script|section|style|table|tbody|td|tfoot|th|thead|tr|ul|video|audio'
const beforeBlock = new RegExp(`(<(?:${blocks})[\\s/>])`, 'gi')
const afterBlock = new RegExp(`(</(?:${blocks})>|<hr[^>]*>)`, 'gi')
const isBlock = new RegExp(`^</?(?:${blocks})[\\s/>]`, 'i')
const whole = /<(pre|script|style|textarea)[\s>][\s\S]*?<\/\1>/gi

/**
 * The text of a classic post as HTML: an empty line begins a paragraph, another line a line, as
 * WordPress shows them. What stands in `pre` stays as it is.
 */
export function paragraphsOfLines(text: string): string {
  const kept: string[] = []
  const marked = text.replace(/\r\n?/g, '\n').replace(whole, (part) => {
    kept.push(part)
    return `<pre \u0000${kept.length - 1}></pre>`
  })
  const html = marked
    .replace(beforeBlock, '\n\n$1')
    .replace(afterBlock, '$1\n\n')
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(paragraph)
    .join('\n')
  return html.replace(/<pre \u0000(\d+)>(?:<\/pre>)?/g, (_, index) => kept[Number(index)] ?? '')
}

const address = /^https?:\/\/\S+$/

function paragraph(text: string): string {
  if (isBlock.test(text)) return text
  const lines = text.split('\n').map((line) => line.trim())
  // An address on a line of its own is shown as what it leads to.
  const linked = lines.map((line) => (address.test(line) ? linkTo(line) : line))
  return `<p>${linked.join('<br>\n')}</p>`
}

/** A link that shows its address. */
export function linkTo(url: string): string {
  return `<a href="${url.replaceAll('"', '%22')}">${url}</a>`
}
