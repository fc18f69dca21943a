import { type Block, indent, joinBlocks, type List } from './block.ts'

/**
 * A list of items. Two lists that follow each other are told apart by their signs.
 * @param start the number of the first item; undefined where items have no numbers
 * @param before the block before it
 */
export function listBlock(
  items: readonly (readonly Block[])[],
  start: number | undefined,
  before: Block | undefined,
): Block {
  const sign = signOf(start, before)
  const loose = items.length > 1 && items.some(isLoose)
  const texts = items.map((item, index) => {
    const mark = start === undefined ? sign : `${start + index}${sign}`
    return indent(itemText(item), `${mark} `, ' '.repeat(mark.length + 1))
  })
  return {
    kind: 'list',
    text: texts.join(loose ? '\n\n' : '\n'),
    // CommonMark §5.2 and §5.3.
    endsText: beginsWithText(items[0]?.[0]) && (start === undefined || start === 1),
    list: { sign, loose: items.some(isLoose) },
  }
}

function beginsWithText(block: Block | undefined): boolean {
  return block?.kind === 'text' || block?.endsText === true
}

function signOf(start: number | undefined, before: Block | undefined): List['sign'] {
  const last = before?.list?.sign
  if (start === undefined) return last === '-' ? '*' : '-'
  return last === '.' ? ')' : '.'
}

function itemText(blocks: readonly Block[]): string {
  // A line of hyphens behind a hyphen is a rule instead of an item (CommonMark §5.2).
  const own = blocks.map((block) => (block.kind === 'rule' ? { ...block, text: '___' } : block))
  return isLoose(blocks) ? joinBlocks(own) : own.map(({ text }) => text).join('\n')
}

/** Whether there are empty lines in an item: tight lists lose the paragraphs of their items. */
function isLoose(blocks: readonly Block[]): boolean {
  const [first, second, ...others] = blocks
  if (blocks.some(({ paragraph, list }) => paragraph || list?.loose) || others[0]) return true
  return second !== undefined && !(first?.kind === 'text' && second.endsText)
}
