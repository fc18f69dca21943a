import { escapeXml } from '../../src/render/xml.ts'

/** An item of RSS as any program writes it. */
export interface FeedTextItem {
  guid: string
  title: string
  html: string
  tag: string
}

/** RSS 2.0 with these items. */
export function feedText(items: readonly FeedTextItem[]): string {
  const texts = items.map(
    ({ guid, title, html, tag }) =>
      `<item><title>${escapeXml(title)}</title><guid isPermaLink="false">${escapeXml(guid)}</guid>` +
      `<pubDate>Wed, 01 May 2024 07:30:00 GMT</pubDate><category>${escapeXml(tag)}</category>` +
      `<description>${escapeXml(html)}</description></item>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>t</title><link>https://old.example/</link><description>d</description>${texts.join('')}</channel></rss>\n`
}
