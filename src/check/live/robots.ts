interface Group {
  agents: string[]
  rules: { allow: boolean; path: string }[]
}

/**
 * Who may not fetch a path, among these product tokens and `*` for everybody else (RFC 9309).
 * @param path with its query
 */
export function forbiddenFor(robots: string, path: string, tokens: readonly string[]): string[] {
  const groups = groupsIn(robots)
  return ['*', ...tokens].filter((token) => {
    const own = groups.filter(({ agents }) => agents.includes(token.toLowerCase()))
    // Who is not named is meant by `*`, and told of with it.
    return own.length > 0 && !isAllowed(own, path)
  })
}

function groupsIn(robots: string): Group[] {
  const groups: Group[] = []
  for (const { field, value } of robots.split(/\r?\n/).map(fieldOf)) {
    const last = groups.at(-1)
    if (field === 'user-agent' && last?.rules.length === 0) last.agents.push(value.toLowerCase())
    else if (field === 'user-agent') groups.push({ agents: [value.toLowerCase()], rules: [] })
    // An empty one forbids nothing, and ends the list of those it is meant for.
    if (isRule(field)) last?.rules.push({ allow: field === 'allow' || value === '', path: value })
  }
  return groups
}

function isRule(field: string): boolean {
  return field === 'allow' || field === 'disallow'
}

function fieldOf(line: string): { field: string; value: string } {
  const [text = ''] = line.split('#')
  const [name = '', ...rest] = text.split(':')
  return { field: name.trim().toLowerCase(), value: rest.join(':').trim() }
}

/** The longest match counts, and of equal ones the one that allows (RFC 9309 §2.2.2). */
function isAllowed(groups: readonly Group[], path: string): boolean {
  const matching = groups
    .flatMap(({ rules }) => rules)
    .filter((rule) => matches(rule.path, path))
    .sort((a, b) => b.path.length - a.path.length || Number(b.allow) - Number(a.allow))
  return matching[0]?.allow ?? true
}

/** `*` is any text, and `$` at the end the end of the path (RFC 9309 §2.2.3). */
function matches(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith('$')
  const [start = '', ...pieces] = (isWhole ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(start)) return false
  const last = isWhole ? pieces.pop() : undefined
  let end = start.length
  for (const piece of pieces) {
    const found = path.indexOf(piece, end)
    if (found < 0) return false
    end = found + piece.length
  }
  if (!isWhole) return true
  return last === undefined ? end === path.length : path.slice(end).endsWith(last)
}
