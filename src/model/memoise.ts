/**
 * A pure function of a text that keeps its latest values.
 * @param most how many
 */
export function memoise<T>(make: (key: string) => T, most = 100): (key: string) => T {
  const values = new Map<string, T>()

  return function memoised(key) {
    const known = values.get(key)
    if (known !== undefined || values.has(key)) return known as T
    const value = make(key)
    if (values.size >= most) values.clear()
    values.set(key, value)
    return value
  }
}
