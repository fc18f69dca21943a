import type { LoadBytes, NumberedFiles } from '../model/bundle.ts'

/** What the platform gives for the static assets of the Worker. */
export interface AssetSource {
  fetch(address: string): Promise<Response>
}

// Of a hash in hexadecimal digits, as `hiddenPath` writes it.
const nameLength = 32

/** Files that are modules of the Worker. */
export function moduleFiles(loaders: readonly LoadBytes[]): NumberedFiles {
  return {
    count: loaders.length,
    async load(number) {
      const load = loaders[number]
      if (!load) throw new Error(`load file ${number}: there are ${loaders.length}`)
      return await load()
    },
  }
}

/**
 * Files that are static assets.
 * @param names all names in one text, so that starting a Worker costs the same for any number
 * @param assets nothing where `wrangler.toml` has no such binding
 */
export function assetFiles(
  folder: string,
  names: string,
  assets: AssetSource | undefined,
): NumberedFiles {
  const count = names.length / nameLength
  return {
    count,
    async load(number) {
      const name = names.slice(number * nameLength, (number + 1) * nameLength)
      if (name === '') throw new Error(`load file ${number}: there are ${count}`)
      return await loadAsset(`/${folder}${name}.bin`, assets)
    },
  }
}

/** Throws for any other answer than the whole file: a wrong one would be taken for content. */
async function loadAsset(path: string, assets: AssetSource | undefined): Promise<ArrayBuffer> {
  if (!assets) throw new Error(`load ${path}: wrangler.toml lacks binding = "ASSETS"`)
  const answer = await assets.fetch(`https://assets.example${path}`)
  if (answer.status !== 200) throw new Error(`load ${path}: the platform answers ${answer.status}`)
  return await answer.arrayBuffer()
}
