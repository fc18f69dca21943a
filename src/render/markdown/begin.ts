export type Attributes = Readonly<Record<string, string>>

/** Begins an element of HTML, and says what is to be done at its end. */
export type Begin = (attributes: Attributes) => (() => void) | undefined

/** What elements do, by their names. */
export type Elements = Readonly<Record<string, Begin>>
