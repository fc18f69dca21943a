/** Front matter with the names of its fields in lower case, whichever program wrote them. */
export type Matter = ReadonlyMap<string, unknown>

export function matterOf(fields: Readonly<Record<string, unknown>>): Matter {
  const entries = Object.entries(fields).map(([name, value]) => [plainName(name), value] as const)
  return new Map(entries)
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '')
}

/** The first of these fields that has a text. */
export function textIn(matter: Matter, ...names: readonly string[]): string | undefined {
  return names.map((name) => textOf(matter.get(name))).find((text) => text !== undefined)
}

/** All texts of the first of these fields that has some: a list, or words with commas or blanks. */
export function textsIn(matter: Matter, ...names: readonly string[]): string[] {
  return names.map((name) => textsOf(matter.get(name))).find((texts) => texts.length > 0) ?? []
}

export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value
  if (typeof value === 'number') return String(value)
  return value instanceof Date ? value.toISOString() : undefined
}

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => nameOf(one) ?? [])
  const name = nameOf(value)
  return name === undefined ? [] : [name]
}

/** A text, or the name of a mapping, as authors often are. */
function nameOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || value instanceof Date) return textOf(value)
  return 'name' in value ? textOf(value.name) : undefined
}
