import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What counts against the limits of the platform. */
export interface SiteSize {
  articles: number
  /** All modules together, in MiB. */
  worker: number
  /** How many there are. */
  modules: number
  assets: number
  /** In MiB. */
  largestAsset: number
}

/** Measures a folder that was built. */
export function siteSize(folder: string, articles: number): SiteSize {
  const modules = sizesIn(join(folder, 'worker'))
  // The headers are settings, and no file of the site.
  const assets = sizesIn(join(folder, 'assets'), '_headers')
  return {
    articles,
    worker: modules.reduce((sum, bytes) => sum + bytes, 0) / 2 ** 20,
    modules: modules.length,
    assets: assets.length,
    largestAsset: Math.max(0, ...assets) / 2 ** 20,
  }
}

/** The size of a site that goes on growing as it did between two others. */
export function sizeAt(articles: number, small: SiteSize, large: SiteSize): SiteSize {
  const share = (articles - large.articles) / (large.articles - small.articles)
  const at = (key: keyof SiteSize): number => large[key] + (large[key] - small[key]) * share
  return {
    articles,
    worker: at('worker'),
    modules: Math.ceil(at('modules')),
    assets: Math.ceil(at('assets')),
    largestAsset: at('largestAsset'),
  }
}

function sizesIn(folder: string, without?: string): number[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== without)
    .map(({ parentPath, name }) => statSync(join(parentPath, name)).size)
}
