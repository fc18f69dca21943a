import { paragraphsOf } from '../paragraphs-of.ts'
import type { JsonLd } from './json-ld.ts'

/** The text that a page gives to programs, as HTML, where scripts write what people see. */
export function articleBody({ article }: JsonLd): string {
  const { articleBody: body } = article
  if (typeof body !== 'string') return ''
  return /<(?:p|br)[\s/>]/i.test(body) ? body : paragraphsOf(body.replace(/\r?\n+/g, '\n\n'))
}
