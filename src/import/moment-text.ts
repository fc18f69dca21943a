import { toMoment, withZone } from '../model/moment.ts'

const zoneless = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?$/
const spaced =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2}|UTC|GMT)$/i

/**
 * A date in one of the forms that other programs write, as RFC 3339 or a plain date; undefined
 * when it is none.
 * @param timeZone the zone of times without one
 */
export function momentText(text: string | undefined, timeZone: string): string | undefined {
  const written = text?.trim() ?? ''
  if (written === '') return undefined
  const near = nearMoment(written, timeZone)
  if (near !== undefined && toMoment(near, timeZone) instanceof Date) return near
  return wordyMoment(written, timeZone)
}

const hasZone = /(?:\bZ|GMT|\bUTC?|\b[A-Z]{1,3}T|[+-]\d{2}:?\d{2})(?:\s*\(.*\))?$/i

// What programs in Go write where there is none.
const noDate = /\b0001\b/

/** RFC 822, and what programs take for it. */
function wordyMoment(text: string, timeZone: string): string | undefined {
  if (!/\d{4}/.test(text) || /^\d+(?:-\d|$)/.test(text) || noDate.test(text)) return undefined
  const isZoned = hasZone.test(text)
  const time = Date.parse(isZoned ? text : `${text} UTC`)
  if (Number.isNaN(time)) return undefined
  const moment = new Date(time).toISOString().replace(/\.\d+/, '')
  const found = isZoned ? moment : inZone(moment, /\d:\d/.test(text), timeZone)
  return toMoment(found, timeZone) instanceof Date ? found : undefined
}

function inZone(moment: string, hasTime: boolean, timeZone: string): string {
  return hasTime ? withZone(moment.replace('Z', ''), timeZone) : moment.slice(0, 10)
}

function nearMoment(text: string, timeZone: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text
  const local = zoneless.exec(text)
  if (local) {
    return withZone(`${local[1]}T${local[2]}${local[3] ?? ':00'}`, timeZone).replace('+00:00', 'Z')
  }
  const [, day, time, zone = ''] = spaced.exec(text) ?? []
  if (day === undefined) return undefined
  return `${day}T${time}${zoneText(zone)}`
}

function zoneText(zone: string): string {
  if (!/^[+-]/.test(zone)) return 'Z'
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`
}
