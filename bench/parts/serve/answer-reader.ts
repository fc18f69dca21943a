/** Takes what comes of an answer; tells whether it is complete. */
export type AnswerReader = (chunk: Buffer) => boolean

const blankLine = '\r\n\r\n'

/**
 * Reads answers of HTTP/1.1 that say how long they are, one after the other.
 * @param answered is told the status of each
 */
export function answerReader(isHead: boolean, answered: (status: number) => void): AnswerReader {
  let begun: Buffer = Buffer.alloc(0)
  let answer: { status: number; left: number } | undefined

  /** What the head says, once it is there. */
  function begin(): typeof answer {
    const end = begun.indexOf(blankLine)
    if (end < 0) return undefined
    const head = begun.toString('latin1', 0, end)
    const status = Number(head.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length))
    const length = isHead || status === 304 ? 0 : lengthIn(head)
    return { status, left: end + blankLine.length + length - begun.length }
  }

  return (chunk) => {
    if (answer) answer.left -= chunk.length
    else {
      begun = begun.length === 0 ? chunk : Buffer.concat([begun, chunk])
      answer = begin()
    }
    if (answer?.left !== 0) return false
    answered(answer.status)
    begun = Buffer.alloc(0)
    answer = undefined
    return true
  }
}

function lengthIn(head: string): number {
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length === undefined) throw new Error(`read answer: it does not say its length\n${head}`)
  return Number(length)
}
