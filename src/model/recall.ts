/** Values that builds have made, each by a text that tells all that it depends on. */
export interface Recall<T> {
  get(key: string): T | undefined
  set(key: string, value: T): void
  /** Those that were set or asked for. */
  used(): Record<string, T>
  /** These, and all that were known before. */
  all(): Record<string, T>
}

/** @param known values of earlier builds */
export function recall<T>(known: Readonly<Record<string, T>> = {}): Recall<T> {
  const used = new Map<string, T>()
  return {
    get(key) {
      const value = used.get(key) ?? (Object.hasOwn(known, key) ? known[key] : undefined)
      if (value !== undefined) used.set(key, value)
      return value
    },
    set: (key, value) => void used.set(key, value),
    used: () => Object.fromEntries(used),
    all: () => ({ ...known, ...Object.fromEntries(used) }),
  }
}
