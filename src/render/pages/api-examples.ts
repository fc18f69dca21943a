/** A program that uses the API. */
export interface ApiExample {
  /** Where it runs. */
  title: string
  code: string
}

/**
 * What the README and the page about the API show.
 * @param path what is asked of the site at this origin
 */
export function apiExamples(origin: string, path: string): readonly ApiExample[] {
  const address = origin + path
  return [
    {
      title: 'In a page',
      code: `<ul id="news"></ul>
<script type="module">
  const answer = await fetch('${address}')
  const { items } = await answer.json()
  for (const { title, url } of items) {
    const link = document.createElement('a')
    link.href = url
    link.textContent = title
    const entry = document.createElement('li')
    entry.append(link)
    document.querySelector('#news').append(entry)
  }
</script>
`,
    },
    {
      title: 'In Node',
      code: `let next = '${address}'
while (next) {
  const answer = await fetch(next)
  const page = await answer.json()
  if (!answer.ok) throw new Error(page.detail)
  for (const { date_published, title } of page.items) console.log(date_published, title)
  next = page.next_url
}
`,
    },
    {
      title: 'In a shell',
      code: `curl --silent --compressed --etag-compare news.etag --etag-save news.etag \\
  --output news.json '${address}'
`,
    },
  ]
}
