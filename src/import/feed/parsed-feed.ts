import type { parseFeed } from 'feedsmith'

type Parsed = ReturnType<typeof parseFeed<string>>

/** A feed of one format, as the parser gives it. */
export type ParsedFeed<Format extends Parsed['format']> = Extract<
  Parsed,
  { format: Format }
>['feed']
