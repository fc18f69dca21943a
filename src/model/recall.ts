/** Values that earlier builds have made, each by a text that tells all that it depends on. */
export interface Recall<T> {
  get(key: string): T | undefined
  set(key: string, value: T): void
  /** The value of the key, made when it is not there. */
  of(key: string, make: () => T): T
  /** Drops what was not asked for since the last time. */
  forgetUnused(): void
}

/** Values of one kind, none so far. */
export function recall<T>(): Recall<T> {
  let earlier = new Map<string, T>()
  let used = new Map<string, T>()

  function get(key: string): T | undefined {
    const value = used.get(key) ?? earlier.get(key)
    if (value !== undefined) used.set(key, value)
    return value
  }

  function set(key: string, value: T): void {
    used.set(key, value)
  }

  return {
    get,
    set,
    of(key, make) {
      const known = get(key)
      if (known !== undefined) return known
      const value = make()
      set(key, value)
      return value
    },
    forgetUnused() {
      earlier = used
      used = new Map()
    },
  }
}
