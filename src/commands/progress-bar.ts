const width = 24

/** How far a long work is, as a line: `Compiling articles [######------] 512 of 1,000`. */
export function progressBar(what: string, done: number, all: number): string {
  const full = all === 0 ? width : Math.floor((width * done) / all)
  const bar = '#'.repeat(full).padEnd(width, '-')
  return `${what} [${bar}] ${done.toLocaleString('en')} of ${all.toLocaleString('en')}`
}
