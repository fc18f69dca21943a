/** Whether people can tell a text from nothing. */
export function isSeen(text: string): boolean {
  return /[^\s\p{C}]/u.test(text)
}
