import type { Colours } from '../../model/palette.ts'
import type { SourceFile } from '../source/source-file.ts'

/** The icon of a site that has none: a sheet with a headline, in the site's colours. */
export function defaultIcon({ accent, paper }: Colours): SourceFile {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512" viewBox="0 0 16 16">
<path fill="${accent}" d="M0 0h16v16H0z"/>
<path fill="${paper}" d="M3 3.5h10v2.6H3zM3 7.6h10v1.3H3zM3 10h10v1.3H3zM3 12.4h6v1.3H3z"/>
</svg>
`
  // No file of the content has such a name: hidden ones are left out.
  return { path: '.icon.svg', read: () => Buffer.from(drawing) }
}
