import { singleSpaces } from '../../model/single-spaces.ts'
import type { Begin, Elements } from './begin.ts'
import type { BlockWriter } from './block-writer.ts'
import type { LineBuilder } from './line-builder.ts'
import type { LinkStyle, Style } from './piece.ts'

/** What stands in lines. */
export function inlineElements(line: LineBuilder, writer: BlockWriter): Elements {
  let media: LinkStyle | undefined

  function styled(kind: Exclude<Style['kind'], 'link'>): Begin {
    return () => {
      line.open({ kind })
      return line.close
    }
  }

  const recording: Begin = ({ src = '', poster }) => {
    const own: LinkStyle = { kind: 'link', url: src, title: '', bare: true }
    media = own
    line.open(own)
    if (poster) line.image('', poster, '')
    return () => {
      line.close()
      media = undefined
    }
  }

  return {
    ...Object.fromEntries('em i u'.split(' ').map((name) => [name, styled('em')])),
    ...Object.fromEntries('strong b'.split(' ').map((name) => [name, styled('strong')])),
    ...Object.fromEntries('del s'.split(' ').map((name) => [name, styled('del')])),
    ...Object.fromEntries('code kbd samp var'.split(' ').map((name) => [name, styled('code')])),
    a({ href, title = '' }) {
      if (href === undefined) return undefined
      line.open({ kind: 'link', url: href, title: oneLine(title) })
      return line.close
    },
    audio: recording,
    video: recording,
    source({ src = '' }) {
      if (media) media.url ||= src
      return undefined
    },
    img({ src, alt = '', title = '' }) {
      if (src !== undefined) line.image(oneLine(alt), src, oneLine(title))
      return undefined
    },
    br() {
      if (writer.isFlat()) line.text(' ')
      else line.lineBreak()
      return undefined
    },
    q() {
      line.text('"')
      return () => line.text('"')
    },
  }
}

function oneLine(text: string): string {
  return singleSpaces(text).trim()
}
