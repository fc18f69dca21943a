import { UsageError } from '../command.ts'
import { askInputs } from './ask-inputs.ts'
import { findInputs } from './find-inputs.ts'
import { guardedChoice } from './guarded-choice.ts'
import type { Input, Inputs } from './inputs.ts'
import type { MediaSource } from './media-source.ts'
import { noMedia, remoteMedia } from './remote-media.ts'

/** All that is to be read, and where its pictures come from; connections stay open until then. */
export interface Gathered extends Inputs, AsyncDisposable {
  media: MediaSource
}

const largestSource = 128 * 2 ** 20
const largestFile = 25 * 2 ** 20

/** @param names files, folders and addresses */
export async function gatherInputs(
  names: readonly string[],
  options: Readonly<Record<string, string | boolean | undefined>>,
  progress: (text: string) => void,
): Promise<Gathered> {
  const base = baseOf(options['base'])
  const allowed = new Set(names.filter(isAddress).flatMap((name) => URL.parse(name)?.host ?? []))
  const sources = guardedChoice(allowed, largestSource)
  const files = guardedChoice(allowed, largestFile)
  const inputs: Input[] = []
  const unread: Inputs['unread'] = []
  for (const name of names) {
    const found = isAddress(name)
      ? await askInputs(name, sources.choose, progress)
      : findInputs(name, base)
    inputs.push(...found.inputs)
    unread.push(...found.unread)
  }
  return {
    inputs,
    unread,
    media: options['images'] ? remoteMedia(files.choose) : noMedia,
    async [Symbol.asyncDispose]() {
      for (const one of [sources, files]) one.close()
    },
  }
}

function isAddress(name: string): boolean {
  return /^https?:\/\//i.test(name)
}

function baseOf(value: unknown): string | undefined {
  if (value === undefined) return undefined
  const url = URL.parse(String(value))
  if (url && /^https?:$/.test(url.protocol)) return url.href.replace(/\/?$/, '/')
  throw new UsageError(`--base ${value}: expected an address such as https://news.example`)
}
