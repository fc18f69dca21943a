import { feedImporter } from './feed/feed-importer.ts'
import { matterImporter } from './folder/matter-importer.ts'
import type { Importer } from './importer.ts'
import { pageImporter } from './page/page-importer.ts'
import { textImporter } from './text/text-importer.ts'
import { wxrImporter } from './wordpress/wxr-importer.ts'

/** All kinds of files that articles are read from; the first that recognises a file reads it. */
export const importers: readonly Importer[] = [
  wxrImporter,
  feedImporter,
  matterImporter,
  pageImporter,
  textImporter,
]
