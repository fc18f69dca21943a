import type { Elements } from './begin.ts'
import type { Block } from './block.ts'
import type { BlockWriter } from './block-writer.ts'
import { listBlock } from './list-block.ts'

export function listElements(writer: BlockWriter): Elements {
  function list(start: number | undefined): () => void {
    const items: Block[][] = []
    const leave = writer.enter(items)
    return () => {
      gather(items, leave())
      const filled = items.filter((item) => item.length > 0)
      if (filled.length === 0) return
      // Where there are numbers an empty item stays, so that the others keep theirs.
      writer.push(listBlock(start === undefined ? filled : items, start, writer.last()))
    }
  }

  function item(): () => void {
    const items = writer.items()
    if (!items) return writer.apart()
    gather(items, writer.take())
    const leave = writer.enter()
    return () => void items.push(leave())
  }

  return {
    ul: writer.block(() => list(undefined)),
    ol: writer.block(({ start }) => list(firstNumber(start))),
    dl: writer.block(() => list(undefined)),
    li: writer.block(item),
    dt: writer.block(item),
  }
}

/** What is directly in a list belongs to the item before it. */
function gather(items: Block[][], blocks: readonly Block[]): void {
  if (blocks.length > 0) items.push([...(items.pop() ?? []), ...blocks])
}

function firstNumber(start: string | undefined): number {
  return start !== undefined && /^\d{1,9}$/.test(start) ? Number(start) : 1
}
