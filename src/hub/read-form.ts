import { hubLimits } from './hub-limits.ts'
import type { HubRefusal } from './hub-refusal.ts'

const form = 'application/x-www-form-urlencoded'

/** The fields of a form that was posted (WebSub §5.1). */
export async function readForm(
  request: Request,
): Promise<{ fields: URLSearchParams } | { refusal: HubRefusal }> {
  const type = request.headers.get('Content-Type') ?? ''
  if (type.split(';', 1)[0]?.trim().toLowerCase() !== form) {
    const detail = `The body has to be ${form}.`
    return { refusal: { status: 415, title: 'Unsupported Media Type', detail } }
  }
  const bytes = await readBytes(request.body, hubLimits.formBytes)
  if (!bytes) {
    const detail = `The body has to have at most ${hubLimits.formBytes} bytes.`
    return { refusal: { status: 413, title: 'Content Too Large', detail } }
  }
  return { fields: new URLSearchParams(new TextDecoder().decode(bytes)) }
}

/** A body, or undefined when it has more bytes than that. */
export async function readBytes(
  body: ReadableStream<Uint8Array> | null,
  most: number,
): Promise<Uint8Array | undefined> {
  const bytes: number[] = []
  if (!body) return new Uint8Array()
  for await (const chunk of body) {
    // Leaving the loop ends the body.
    if (bytes.length + chunk.length > most) return undefined
    for (const byte of chunk) bytes.push(byte)
  }
  return Uint8Array.from(bytes)
}
