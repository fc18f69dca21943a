import { Feed } from 'feed'
import { type Context, Hono } from 'hono'
import { html, raw } from 'hono/html'

/** An article as sites of this kind import it. */
export interface ImportedArticle {
  slug: string
  title: string
  summary: string
  html: string
  published: string
  author: string
  topics: readonly string[]
}

const site = 'https://zipf.example'
const window = 50

/**
 * A Worker as people write it today: Hono, the package `feed` at each request, articles as a JSON
 * import with the newest first, no validators; what is to be compressed is left to the platform.
 */
export function createWorker(articles: readonly ImportedArticle[]) {
  const app = new Hono()

  const feedOf = (context: Context, wanted: readonly ImportedArticle[]): Feed => {
    const feed = new Feed({
      id: site,
      title: 'Site of frequent and rare words',
      description: 'A site of generated articles, to measure with.',
      link: site,
      language: 'en',
      copyright: '',
      feedLinks: { rss: `${site}/rss.xml`, atom: `${site}/atom.xml`, json: `${site}/feed.json` },
    })
    const page = Number(context.req.query('page') ?? 0)
    for (const article of wanted.slice(page * window, (page + 1) * window)) {
      const { slug, title, summary, html: content, published, author, topics } = article
      const link = `${site}/articles/${slug}/`
      feed.addItem({
        id: link,
        link,
        title,
        description: summary,
        content,
        date: new Date(published),
        author: [{ name: author }],
        category: topics.map((name) => ({ name })),
      })
    }
    return feed
  }
  const asked = (context: Context): readonly ImportedArticle[] => {
    const topic = context.req.query('any')
    const now = new Date().toISOString()
    return articles.filter(
      ({ topics, published }) => published <= now && (topic ? topics.includes(topic) : true),
    )
  }

  const send = (type: string, text: string): Response =>
    new Response(text, { headers: { 'Content-Type': `${type}; charset=utf-8` } })
  app.get('/rss.xml', (context) =>
    send('application/rss+xml', feedOf(context, asked(context)).rss2()),
  )
  app.get('/atom.xml', (context) =>
    send('application/atom+xml', feedOf(context, asked(context)).atom1()),
  )
  app.get('/feed.json', (context) =>
    send('application/feed+json', feedOf(context, asked(context)).json1()),
  )
  app.get('/articles/:slug/', (context) => {
    const article = articles.find(({ slug }) => slug === context.req.param('slug'))
    if (!article) return context.notFound()
    return context.html(html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${article.title}</title>
<meta name="description" content="${article.summary}"></head>
<body><article><h1>${article.title}</h1><p>${article.author}, ${article.published}</p>
${raw(article.html)}</article></body>
</html>`)
  })
  return app
}
