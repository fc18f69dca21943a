/** Why a strict parser refuses the document, and where. */
export interface SyntaxFault {
  kind: 'start' | 'character' | 'entity' | 'depth' | 'syntax'
  /** In UTF-16 code units from the start of the text. */
  at: number
  /** What is wrong there. */
  found: string
}
