/** The property, or nothing: an absent part is left out rather than `undefined`. */
export function optional<Key extends string, T>(
  key: Key,
  value: T | undefined,
): { [K in Key]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: T })
}
