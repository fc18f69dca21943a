import { Parser } from 'htmlparser2'

/** What holds paragraphs. */
interface Place {
  kind: string
  outer?: Place
  /** Once there is something in it. */
  number?: number
  /** What it holds that began last. */
  last?: Place
  /** How many of each kind are in it so far. */
  counts: Map<string, number>
}

interface Run {
  style: string
  text: string
}

/** Begins an element, and gives what ends it. */
type Begin = (attributes: Readonly<Record<string, string>>) => (() => void) | undefined

/**
 * What a fragment of HTML shows, as far as Markdown can say it: for each paragraph where it
 * stands, its text, and its characters with their styles and links. Definitions count as lists,
 * and what is in a heading or a cell as text.
 */
export function shownWords(html: string): string[] {
  const shown: string[] = []
  const styles: string[] = []
  let place: Place = { kind: '', counts: new Map() }
  /** What is one line, a heading or a cell. */
  let flat: string | undefined
  let columns = 0
  let code: string | undefined
  let text = ''
  let runs: Run[] = []

  function add(words: string, own: readonly string[] = styles): void {
    text += words
    const style = [...new Set(own)].sort().join(' ')
    const visible = words.replace(/\s/g, '')
    const last = runs.at(-1)
    if (last?.style === style) last.text += visible
    else if (visible !== '') runs.push({ style, text: visible })
  }

  function end(kind = 'text'): void {
    const words = text.replace(/\s+/g, ' ').replace(/^[⏎ ]+|[⏎ ]+$| (?=⏎)|(?<=⏎) /g, '')
    if (words !== '') shown.push(`${nameOf(place)}${kind} ${words} | ${runs.map(styled).join('')}`)
    text = ''
    runs = []
  }

  function apart(): () => void {
    const part = flat === undefined ? () => end() : () => add(' ')
    part()
    return part
  }

  /** What holds others where there is room for it. */
  function holder(kind: (attributes: Readonly<Record<string, string>>) => string): Begin {
    return (attributes) => {
      if (flat !== undefined) return apart()
      end()
      const outer = place
      place = { kind: kind(attributes), outer, counts: new Map() }
      outer.last = place
      columns = 0
      return () => {
        end()
        place = outer
      }
    }
  }

  /** What belongs to the last item of the list. */
  const definition: Begin = (attributes) => {
    if (flat !== undefined) return apart()
    const list = place
    if (!list.last) holder(() => 'item')(attributes)?.()
    end()
    place = list.last ?? list
    return () => {
      end()
      place = list
    }
  }

  function oneLine(kind: () => string): Begin {
    return () => {
      if (flat !== undefined) return apart()
      end()
      flat = kind()
      return () => {
        end(flat)
        flat = undefined
      }
    }
  }

  function styledAs(style: string): () => void {
    styles.push(style)
    return () => void styles.pop()
  }

  function preformatted(): () => void {
    if (flat !== undefined) {
      add(' ')
      return styledAs('code')
    }
    end()
    code = ''
    return () => {
      const words = code?.replace(/^\n|\n+$/g, '')
      if (words) shown.push(`${nameOf(place)}code ${words}`)
      code = undefined
    }
  }

  const elements: Readonly<Record<string, Begin>> = {
    ...alike('em i u', () => styledAs('em')),
    ...alike('strong b', () => styledAs('strong')),
    ...alike('del s', () => styledAs('del')),
    ...alike('code kbd samp var', () => styledAs('code')),
    a: ({ href = '', title = '' }) => styledAs(`${href} ${title}`.trim()),
    audio: ({ src = '' }) => {
      const finish = styledAs(src)
      add(src)
      return finish
    },
    img: ({ alt = '', src, title = '' }) => {
      const picture = `[${alt.trim()} ${src} ${title}]`.replace(/\s+/g, ' ')
      add(
        picture,
        styles.filter((style) => style !== 'code'),
      )
      return undefined
    },
    br: () => {
      text += flat === undefined ? '⏎' : ' '
      return undefined
    },
    q: () => {
      add('"')
      return () => add('"')
    },
    ...alike('p div figure figcaption caption', apart),
    blockquote: holder(() => 'quote'),
    ...alike(
      'ul dl',
      holder(() => 'list'),
    ),
    ol: holder(({ start = '1' }) => `list from ${start}`),
    li: holder(() => 'item'),
    dt: holder(() => 'item'),
    dd: definition,
    tr: holder(() => 'row'),
    ...alike('td th', (attributes) => {
      if (flat === undefined) columns += 1
      return oneLine(() => `cell ${columns}`)(attributes)
    }),
    ...Object.fromEntries([1, 2, 3].map((level) => [`h${level}`, oneLine(() => `h${level}`)])),
    pre: preformatted,
    hr: () => {
      if (flat !== undefined) return apart()
      end()
      shown.push(`${nameOf(place)}rule`)
      return undefined
    },
  }

  const ends: ReturnType<Begin>[] = []
  const parser = new Parser({
    onopentag(name, attributes) {
      if (code === undefined) ends.push(elements[name]?.(attributes))
      else ends.push(undefined)
    },
    ontext(words) {
      if (code === undefined) add(words)
      else code += words
    },
    onclosetag() {
      ends.pop()?.()
    },
  })
  parser.end(html)
  end()
  return shown
}

function alike(names: string, begin: Begin): Record<string, Begin> {
  return Object.fromEntries(names.split(' ').map((name) => [name, begin]))
}

function styled({ style, text }: Run): string {
  return style === '' ? text : `{${style}: ${text}}`
}

function nameOf(place: Place): string {
  if (!place.outer) return ''
  const before = nameOf(place.outer)
  if (place.number === undefined) {
    place.number = (place.outer.counts.get(place.kind) ?? 0) + 1
    place.outer.counts.set(place.kind, place.number)
  }
  return `${before}${place.kind} ${place.number} > `
}
