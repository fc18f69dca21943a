/** A name with the evidence for it. */
export interface FoundName {
  name: string
  /** Such as ``line 5: `Reuters, 3 May 2024` ``. */
  evidence: string
}
