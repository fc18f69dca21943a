/** A text without the signs of its program. */
export interface PlainMarkdown {
  markdown: string
  /** What was left out, since only the program knows what it shows. */
  unknown: string[]
}

const code = /(^|\n)(```|~~~)[\s\S]*?\n\2[^\n]*|`[^`\n]+`/g

/**
 * Markdown without the shortcodes of Hugo, the tags of Liquid and Nunjucks, and the components of
 * MDX: those that are known become Markdown, the others are left out and told.
 * @param base the address of the old site, with a slash at the end
 */
export function plainMarkdown(
  body: string,
  { base = '/', isMdx }: { base?: string | undefined; isMdx: boolean },
): PlainMarkdown {
  const unknown = new Set<string>()
  const tell = (name: string): string => {
    unknown.add(name)
    return ''
  }
  const text = [fences, known(base), (part: string) => others(part, tell)].reduce(
    (part, step) => step(part),
    body,
  )
  const plain = isMdx ? outsideCode(text, (part) => withoutComponents(part, tell)) : text
  return { markdown: plain.trim(), unknown: [...unknown] }
}

/** Code that a program colours, as a fenced block. */
function fences(text: string): string {
  return text
    .replace(
      /\{\{[<%]\s*highlight\s+(\S*?)[\s"'].*?[>%]\}\}\n?([\s\S]*?)\{\{[<%]\s*\/highlight\s*[>%]\}\}/g,
      fence,
    )
    .replace(/\{%-?\s*highlight\s+(\S+).*?-?%\}\n?([\s\S]*?)\{%-?\s*endhighlight\s*-?%\}/g, fence)
    .replace(/<!--\s*(?:more|excerpt)\s*-->/gi, '')
}

function fence(_: string, language: string, source: string): string {
  return `\n\`\`\`${language}\n${source.replace(/\n$/, '')}\n\`\`\`\n`
}

type Attributes = Readonly<Record<string, string>>

const shortcodes: Readonly<Record<string, (attributes: Attributes) => string>> = {
  figure: ({ src = '', alt, caption, title }) => {
    const words = alt ?? caption ?? title ?? ''
    const shown = caption ?? title
    return `![${words}](${spaced(src)})${shown === undefined ? '' : `\n\n_${shown}_`}`
  },
  img: ({ src = '', alt = '' }) => `![${alt}](${spaced(src)})`,
  youtube: ({ id, '0': first = '' }) => `<https://www.youtube.com/watch?v=${id ?? first}>`,
  vimeo: ({ id, '0': first = '' }) => `<https://vimeo.com/${id ?? first}>`,
  gist: ({ '0': user = '', '1': id = '' }) => `<https://gist.github.com/${user}/${id}>`,
}

/** What stands for an address or a picture. */
function known(base: string): (text: string) => string {
  return (text) =>
    outsideCode(text, (part) =>
      part
        .replace(/\{%-?\s*(?:end)?raw\s*-?%\}/g, '')
        .replace(/\{\{\s*(?:site\.baseurl|site\.url)\s*\}\}\/?/g, base)
        .replace(
          /\{\{\s*["']([^"']+)["']\s*\|\s*(?:relative_url|absolute_url|url)\s*\}\}/g,
          (_, path) => path.replace(/^\//, base),
        )
        .replace(
          /\{\{[<%]\s*(?:rel)?ref\s+["']?([^"'\s]+?)["']?\s*[>%]\}\}/g,
          (_, path) => `${base}${path.replace(/^\//, '').replace(/(?:\/_?index)?\.md$/, '/')}`,
        )
        .replace(
          /\{\{[<%]\s*([\w-]+)\s*([\s\S]*?)\/?\s*[>%]\}\}/g,
          (whole, name: string, written: string) =>
            shortcodes[name]?.(attributesIn(written)) ?? whole,
        ),
    )
}

function others(text: string, tell: (name: string) => string): string {
  return outsideCode(text, (part) =>
    part
      .replace(/\{\{[<%]\s*(\/?[\w/.-]+)[\s\S]*?[>%]\}\}/g, (_, name: string) =>
        name.startsWith('/') ? '' : tell(`{{< ${name} >}}`),
      )
      .replace(/\{%-?\s*(\w+)[\s\S]*?-?%\}/g, (_, name: string) =>
        name.startsWith('end') ? '' : tell(`{% ${name} %}`),
      )
      .replace(/\{\{-?\s*([^}]*?)\s*-?\}\}/g, (_, words: string) => tell(`{{ ${words} }}`)),
  )
}

/** JSX is no Markdown: imports go, and components leave what is in them. */
function withoutComponents(text: string, tell: (name: string) => string): string {
  return text
    .replace(/^(?:import|export)\s.*$/gm, '')
    .replace(/<\/?([A-Z][\w.]*)[^>]*>/g, (_, name: string) => tell(`<${name}>`))
}

/** Changes all that is not code. */
function outsideCode(text: string, change: (part: string) => string): string {
  const parts: string[] = []
  let end = 0
  for (const match of text.matchAll(code)) {
    parts.push(change(text.slice(end, match.index)), match[0])
    end = match.index + match[0].length
  }
  return [...parts, change(text.slice(end))].join('')
}

function attributesIn(text: string): Attributes {
  const found: Record<string, string> = {}
  let bare = 0
  for (const [, name, one, two, three] of text.matchAll(
    /(?:([\w-]+)\s*=\s*)?(?:"([^"]*)"|'([^']*)'|([^\s"'=]+))/g,
  )) {
    const value = one ?? two ?? three ?? ''
    found[name ?? bare] = value
    if (name === undefined) bare += 1
  }
  return found
}

function spaced(address: string): string {
  return /\s/.test(address) ? `<${address}>` : address
}
