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
    .filter((rule) => patternOf(rule.path).test(path))
    .sort((a, b) => b.path.length - a.path.length || Number(b.allow) - Number(a.allow))
  return matching[0]?.allow ?? true
}

function patternOf(path: string): RegExp {
  const pattern = path
    .replace(/\$$/, '\0')
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replace('\0', '$')
  return new RegExp(`^${pattern}`)
}
