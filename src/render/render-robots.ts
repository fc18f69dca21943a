/** What crawlers may visit, and where the map is (RFC 9309). */
export function renderRobots(siteUrl: string): string {
  return `User-agent: *
Allow: /

Sitemap: ${siteUrl}/sitemap.xml
`
}
