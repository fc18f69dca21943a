// The same as `culori` in one file instead of 150, which every build would load.
import culori from 'culori/require'

const { clampChroma, converter, formatHex, interpolate, parse, wcagContrast } = culori

/** The colours that a site chooses, as `#rrggbb`. */
export interface Colours {
  /** Of links and marks. */
  accent: string
  /** Of the page in the light scheme. */
  paper: string
}

/** All colours of a scheme, as `#rrggbb`. */
export interface Scheme {
  paper: string
  /** Of boxes on the paper. */
  panel: string
  /** Of text. */
  ink: string
  /** Of text beside the text. */
  muted: string
  /** Of lines. */
  rule: string
  accent: string
}

/** What a site has that chooses no colours. */
export const defaultColours: Colours = { accent: '#9b1c31', paper: '#fffdf9' }

/** The contrast of text with what is behind it (WCAG 2.2, 1.4.3, level AA). */
export const minimumContrast = 4.5

const ink = '#1d1b18'
const muted = '#5a5650'
const darkPaper = '#15171b'
const toOklch = converter('oklch')

/** The colours of pages in light surroundings. */
export function lightScheme({ accent, paper }: Colours): Scheme {
  return {
    paper,
    panel: mixed(paper, ink, 0.04),
    ink,
    muted,
    rule: mixed(paper, ink, 0.16),
    accent,
  }
}

/** The same hues in dark surroundings: the accent is as light as text must be there. */
export function darkScheme({ accent }: Colours): Scheme {
  const bright = '#eceae6'
  const panel = mixed(darkPaper, bright, 0.06)
  return {
    paper: darkPaper,
    panel,
    ink: bright,
    muted: '#aba8a2',
    rule: mixed(darkPaper, bright, 0.2),
    accent: readable(accent, panel, 1),
  }
}

/** The colour as `#rrggbb`, or undefined when it is none that is opaque. */
export function parseColour(text: string): string | undefined {
  const colour = parse(text.trim())
  return colour === undefined || (colour.alpha ?? 1) < 1 ? undefined : formatHex(colour)
}

/** From 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrast(a: string, b: string): number {
  return wcagContrast(a, b)
}

/** The lowest contrast of a text in the light scheme. */
export function lowestContrast({ paper, panel, ink, muted, accent }: Scheme): {
  paper: number
  accent: number
} {
  const lowest = (text: string): number => Math.min(contrast(text, paper), contrast(text, panel))
  return { paper: Math.min(lowest(ink), lowest(muted)), accent: lowest(accent) }
}

/**
 * The nearest colour of that hue which can be read on the ground.
 * @param towards the lightness to go to: 0 for black, 1 for white
 */
export function readable(colour: string, ground: string, towards: 0 | 1): string {
  const start = toOklch(colour)
  if (!start) throw new Error(`read colour ${colour}: it is none`)
  for (let step = 0; step <= 100; step += 1) {
    const l = start.l + ((towards - start.l) * step) / 100
    const hex = formatHex(clampChroma({ ...start, l }, 'oklch'))
    if (contrast(hex, ground) >= minimumContrast) return hex
  }
  throw new Error(`read colour ${colour}: nothing of its hue can be read on ${ground}`)
}

function mixed(from: string, to: string, share: number): string {
  return formatHex(interpolate([from, to], 'rgb')(share))
}
