// RFC 2606 §2 and §3: names that nobody has.
const reserved = /(?:^|\.)(?:example|test|invalid|localhost|example\.(?:com|net|org))\.?$/

/** Whether the host of an address is one of examples, so that the site cannot be there. */
export function isExampleHost(url: string): boolean {
  return reserved.test(new URL(url).hostname)
}
