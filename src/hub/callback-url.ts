/** A callback with further parameters, which come after its own (WebSub §5.1.1). */
export function callbackUrl(
  callback: string,
  parameters: Readonly<Record<string, string>>,
): string {
  return `${callback}${joint(callback)}${new URLSearchParams(parameters)}`
}

function joint(callback: string): string {
  const start = callback.indexOf('?')
  if (start < 0) return '?'
  const query = callback.slice(start + 1)
  return query === '' || query.endsWith('&') ? '' : '&'
}
