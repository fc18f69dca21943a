/** The gzip form of bytes. */
export async function gzip(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  return await through(bytes, new CompressionStream('gzip'))
}

/** The bytes of their gzip form. */
export async function gunzip(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  return await through(bytes, new DecompressionStream('gzip'))
}

async function through(
  bytes: ArrayBuffer,
  transform: CompressionStream | DecompressionStream,
): Promise<ArrayBuffer> {
  return await new Response(new Blob([bytes]).stream().pipeThrough(transform)).arrayBuffer()
}
