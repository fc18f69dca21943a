type Present<Value> = {
  [Name in keyof Value as undefined extends Value[Name] ? Name : never]?: Exclude<
    Value[Name],
    undefined
  >
} & {
  [Name in keyof Value as undefined extends Value[Name] ? never : Name]: Value[Name]
}

/** The fields that have a value. */
export function present<Value extends object>(value: Value): Present<Value> {
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  return Object.fromEntries(entries) as Present<Value>
}
