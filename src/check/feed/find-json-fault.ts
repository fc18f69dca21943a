type Awaited = 'value' | 'value or end' | 'name' | 'name or end' | 'colon' | 'comma or end' | 'end'

const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?/y
const plainCharacters = /[^"\\\u0000-\u001f]+/y
const escapeSequence = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y
const blank = /[ \t\r\n]*/y

/**
 * Where a text stops being JSON (RFC 8259), which engines do not tell reliably; its end when it
 * only ends too early.
 */
export function findJsonFault(text: string): number {
  const closers: string[] = []
  let awaited: Awaited = 'value'
  let at = matchEnd(blank, text, 0)
  while (at < text.length) {
    const token = text[at] ?? ''
    const isClosing = token === closers.at(-1) && awaited.endsWith('or end')
    const end = isClosing ? at + 1 : tokenEnd(text, at, awaited)
    if (end === undefined) return at
    if (isClosing) closers.pop()
    closers.push(...closerOf(token))
    awaited = nextAwaited(token, awaited, closers.at(-1))
    at = matchEnd(blank, text, end)
  }
  return text.length
}

function closerOf(token: string): string[] {
  if (token === '{') return ['}']
  return token === '[' ? [']'] : []
}

/** Undefined when the token is not what may stand here. */
function tokenEnd(text: string, at: number, awaited: Awaited): number | undefined {
  const token = text[at] ?? ''
  const isName = awaited.startsWith('name')
  const isValue = awaited.startsWith('value')
  if (token === '"' && (isName || isValue)) return stringEnd(text, at)
  if (isValue) return valueEnd(text, at)
  const isMark = awaited === 'colon' ? token === ':' : token === ',' && awaited === 'comma or end'
  return isMark ? at + 1 : undefined
}

function valueEnd(text: string, at: number): number | undefined {
  if (text[at] === '{' || text[at] === '[') return at + 1
  const end = matchEnd(literal, text, at)
  return end > at ? end : undefined
}

function nextAwaited(token: string, awaited: Awaited, closer: string | undefined): Awaited {
  if (token === '{') return 'name or end'
  if (token === '[') return 'value or end'
  if (token === ':') return 'value'
  if (token === ',') return closer === '}' ? 'name' : 'value'
  if (awaited.startsWith('name') && token === '"') return 'colon'
  return closer === undefined ? 'end' : 'comma or end'
}

/** Undefined when the string is not closed, or holds what strings may not hold. */
function stringEnd(text: string, start: number): number | undefined {
  let at = start + 1
  while (text[at] !== '"') {
    const next = matchEnd(escapeSequence, text, matchEnd(plainCharacters, text, at))
    if (next === at) return undefined
    at = next
  }
  return at + 1
}

/** Where a sticky pattern ends that begins here; here when there is none. */
function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}
