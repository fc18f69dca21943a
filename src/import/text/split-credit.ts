import { afterLabel, isLabel } from './matches-words.ts'

/** A caption and the name of who made its picture, such as `Photo: …`, behind it. */
export function splitCredit(text: string): { caption: string; credit?: string } {
  const whole = afterLabel(text, 'credit')
  if (whole !== undefined) return { caption: '', credit: whole }
  const [, before = '', label = '', name = ''] =
    /^(.*?[.!?)»”"\s])[([]?(\p{L}+(?: \p{L}+)?)\s?[:|/]\s*([^:]{2,80}?)[)\]]?\.?$/su.exec(text) ??
    []
  if (name !== '' && isLabel(label, 'credit'))
    return { caption: before.replace(/[\s([]+$/u, ''), credit: name }
  const [, shown = '', owner = ''] = /^(.*?)\s*[([]?©\s*([^©]{2,80}?)[)\]]?$/su.exec(text) ?? []
  return owner === '' ? { caption: text } : { caption: shown, credit: owner }
}
