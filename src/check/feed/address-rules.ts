import type { FeedParts, HtmlPart, Part } from './feed-parts.ts'
import { type Fault, type FeedRule, faultsOf, feedRule, inFeed, quoted } from './feed-rule.ts'

/** Rules for all addresses in feeds. */
export const addressRules: readonly FeedRule[] = [
  feedRule({
    id: 'feed-address-absolute',
    level: 'warning',
    sentence: 'Every address is absolute.',
    faults: inFeed((parts) =>
      faultsOf(addressesOf(parts), ({ text }) =>
        isAbsolute(text) ? undefined : { found: quoted(text), ...absoluteForm(text, parts) },
      ),
    ),
  }),
  feedRule({
    id: 'feed-html-absolute',
    level: 'warning',
    sentence: 'Every address in HTML is absolute.',
    faults: inFeed((parts) =>
      markupAddresses(parts).flatMap(({ part, base, attribute, value }) =>
        isAbsolute(value) || isHarmful(attribute, value)
          ? []
          : [{ ...part, found: `${attribute}=${quoted(value)}`, ...absoluteForm(value, base) }],
      ),
    ),
  }),
  feedRule({
    id: 'feed-html-harmless-addresses',
    level: 'warning',
    sentence: 'No link in HTML runs a script or holds a document.',
    faults: inFeed((parts) =>
      markupAddresses(parts).flatMap(({ part, attribute, value }) =>
        isHarmful(attribute, value)
          ? [{ ...part, found: `${attribute}=${quoted(value)}`, expected: 'an http(s) address' }]
          : [],
      ),
    ),
  }),
  feedRule({
    id: 'feed-address-encoded',
    level: 'hint',
    sentence: 'Addresses have only the characters that addresses may have.',
    faults: inFeed((parts) => [
      ...faultsOf(addressesOf(parts), ({ text }) =>
        isBadlyEncoded(text) ? { found: quoted(text), ...encodedForm(text) } : undefined,
      ),
      ...markupAddresses(parts).flatMap(({ part, attribute, value }) =>
        isBadlyEncoded(value)
          ? [{ ...part, found: `${attribute}=${quoted(value)}`, ...encodedForm(value) }]
          : [],
      ),
    ]),
  }),
]

function addressesOf({ addresses, items }: FeedParts): Part[] {
  return [...addresses, ...items.flatMap((item) => item.addresses)]
}

interface MarkupAddress {
  part: HtmlPart
  /** Against which it was probably meant. */
  base: { self?: Part; home?: Part }
  attribute: string
  value: string
}

function markupAddresses({ html: own, items, home }: FeedParts): MarkupAddress[] {
  return [{ html: own, link: home }, ...items].flatMap(({ html, link }) => {
    const base = link ?? home
    return html.flatMap((part) =>
      part.markup.addresses.map((address) => ({
        part,
        base: base ? { home: base } : {},
        ...address,
      })),
    )
  })
}

/** Whether it has a scheme; one of http(s) must have a host too. */
function isAbsolute(address: string): boolean {
  if (/^https?:/i.test(address)) return /^https?:\/\/[^/]/i.test(address) && URL.canParse(address)
  return /^[a-z][a-z0-9+.-]*:/i.test(address)
}

function isHarmful(attribute: string, address: string): boolean {
  // Browsers leave out line breaks and tabs, and what stands before (URL Standard §4.4).
  const url = address.replace(/^[\u0000-\u0020]+|[\t\n\r]/g, '')
  const scheme = /^([a-z]+)\s*:/i.exec(url)?.[1]?.toLowerCase()
  if (scheme === 'data') return attribute.endsWith(' href')
  return scheme === 'javascript' || scheme === 'vbscript'
}

// RFC 3986 §2: all others are percent-encoded.
const foreign = /[^\u0021-\u007e]|["<>\\^`{|}]/

function isBadlyEncoded(address: string): boolean {
  return /^https?:/i.test(address) && isAbsolute(address) && foreign.test(address)
}

function encodedForm(address: string): Pick<Fault, 'expected' | 'suggestion'> {
  return { expected: 'ASCII, all else percent-encoded', suggestion: URL.parse(address)?.href }
}

function absoluteForm(
  address: string,
  { self, home }: { self?: Part; home?: Part },
): Pick<Fault, 'expected' | 'suggestion'> {
  const base = home ?? self
  const suggestion = base && isAbsolute(base.text) ? URL.parse(address, base.text)?.href : undefined
  return { expected: 'an address with https:// and host', suggestion }
}
