import { type Finding, shown } from '../source/problem-list.ts'

// The characters of a URI (RFC 3986 §2) behind a scheme in its canonical, lower-case form.
const uri = /^[a-z][a-z0-9+.-]*:[\w\-.~:/?#@!$&'()*+,;=%]+$/
const dated = /^tag:[a-z0-9@._-]+,\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?:[^#]+$/
const uuid = /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const web = /^https?:\/\/[^/?#A-Z]+\/\S*$/

/** Those that begin so have a form of their own. */
const schemes = [
  { begins: /^tag:/, form: dated, expected: 'a tag: URI of the form tag:authority,date:name' },
  { begins: /^urn:uuid:/, form: uuid, expected: 'urn:uuid: with a UUID in lower case' },
  { begins: /^https?:/, form: web, expected: 'a URL with a lower-case host and a path' },
]

/** What every id looks like. */
export const idForm = new RegExp(
  [
    `^(?=${uri.source})`,
    ...schemes.map(({ begins, form }) => `(?:(?!${begins.source})|(?=${form.source}))`),
  ].join(''),
)

/** An id that all formats can carry as it is: an absolute URI (RFC 4287 §4.2.6). */
export function parseId(text: string): string | Finding {
  if (!uri.test(text)) {
    return {
      found: shown(text),
      expected: 'an absolute URI, such as tag:example.com,2025:4f1a9c2e',
    }
  }
  const broken = schemes.find(({ begins, form }) => begins.test(text) && !form.test(text))
  return broken ? { found: shown(text), expected: broken.expected } : text
}
