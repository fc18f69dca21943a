/** What a file of rules says of the paths that fit a pattern. */
export interface HeaderRule {
  /** With `*` for anything and `:name` for anything without a slash. */
  pattern: string
  headers: readonly (readonly [name: string, value: string])[]
}

/** The rules of a `_headers` file as the build writes it: a pattern, and its headers indented. */
export function parseHeaderRules(text: string): HeaderRule[] {
  return text
    .split(/\n(?=\S)/)
    .map((block) => block.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
    .map(([pattern = '', ...lines]) => ({ pattern, headers: lines.map(headerIn) }))
}

/** The same as a text. */
export function writeHeaderRules(rules: readonly HeaderRule[]): string {
  return rules
    .map(({ pattern, headers }) =>
      [pattern, ...headers.map(([name, value]) => `  ${name}: ${value}`), ''].join('\n'),
    )
    .join('')
}

/** Whether a rule says something of a path. */
export function matchesPattern(pattern: string, path: string): boolean {
  const parts = pattern.split(/(\*|:[A-Za-z]\w*)/).map((part, index) => {
    if (index % 2 === 0) return RegExp.escape(part)
    return part === '*' ? '.*' : '[^/]+'
  })
  return new RegExp(`^${parts.join('')}$`).test(path)
}

function headerIn(line: string): readonly [string, string] {
  const colon = line.indexOf(':')
  return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
}
