import fc from 'fast-check'

/**
 * Any character of Unicode, assigned or not, but no half of a surrogate pair. The `binary` unit of
 * fast-check is the same, and takes a second of every process for a table of all of them.
 */
export const character = fc
  .oneof(
    { weight: 0xd800, arbitrary: fc.integer({ min: 0, max: 0xd7ff }) },
    { weight: 0x102000, arbitrary: fc.integer({ min: 0xe000, max: 0x10ffff }) },
  )
  .map((code) => String.fromCodePoint(code))
