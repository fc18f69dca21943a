/** A link of a `Link` header (RFC 8288 §3). */
export interface HeaderLink {
  /** As it is written. */
  target: string
  /** In lower case. */
  rels: readonly string[]
  /** Whether a parameter follows the relation. */
  goesOn: boolean
}

const form = /<([^>]*)>((?:\s*;\s*[\w!#$&+.^`|~*-]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s",;]+))?)*)/g
const parameter = /;\s*([^\s=;]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",;]+)))?/g

/** The links of a `Link` header; what is malformed is passed over. */
export function parseLinks(header: string): HeaderLink[] {
  return [...header.matchAll(form)].map(([, target = '', rest = '']) => {
    const parameters = [...rest.matchAll(parameter)].map(
      ([, name = '', text, token]) => [name.toLowerCase(), text ?? token ?? ''] as const,
    )
    // Only the first one counts (RFC 8288 §3.3).
    const place = parameters.findIndex(([name]) => name === 'rel')
    const rels = parameters[place]?.[1].toLowerCase().split(/\s+/) ?? []
    return { target, rels, goesOn: place >= 0 && place < parameters.length - 1 }
  })
}
