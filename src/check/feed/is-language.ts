const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** Whether a tag of BCP 47 names a language, and a region if any, that exist (RFC 5646 §2.2). */
export function isLanguage(tag: string): boolean {
  const canonical = canonicalTag(tag)
  if (canonical === undefined) return false
  const [language = ''] = tag.split('-')
  // Of the thousands of languages with three letters not all have a name here.
  if (language.length !== 3 && languages.of(language) === undefined) return false
  const { region } = new Intl.Locale(canonical)
  if (region === undefined) return true
  // The canonical form has GB for UK, which is no region of the registry.
  return regions.of(region) !== undefined && tag.toUpperCase().split('-').includes(region)
}

/** The tag that was meant, when it can be told. */
export function meantLanguage(tag: string): string | undefined {
  const meant = canonicalTag(tag.trim().replaceAll('_', '-'))
  return meant !== undefined && isLanguage(meant) ? meant : undefined
}

function canonicalTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return undefined
  }
}
