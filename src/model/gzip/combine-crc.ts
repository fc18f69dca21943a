// The polynomial of gzip with its bits reversed (RFC 1952 §8).
const polynomial = 0xedb88320

/**
 * The CRC-32 of two texts together, from the CRC of each, without reading them: the first CRC is
 * multiplied by x to the power of the bits that follow, modulo the polynomial.
 * @param length bytes of the second text
 */
export function combineCrc(first: number, second: number, length: number): number {
  return (multiply(powerOfBytes(length), first) ^ second) >>> 0
}

/** x to the power of eight times the length. */
function powerOfBytes(length: number): number {
  let power = 1 << 31
  let rest = length
  for (let square = 3; rest > 0; square += 1) {
    if (rest % 2 === 1) power = multiply(squares[square] ?? 0, power)
    rest = Math.floor(rest / 2)
  }
  return power
}

/** The product of two polynomials; the highest bit stands for x to the power of 0. */
function multiply(a: number, b: number): number {
  let product = 0
  let factor = b
  for (let bit = 31; bit >= 0; bit -= 1) {
    if ((a >>> bit) & 1) product ^= factor
    factor = factor & 1 ? (factor >>> 1) ^ polynomial : factor >>> 1
  }
  return product
}

/** x to the power of 1, 2, 4, 8 and so on: enough for texts of any length that memory holds. */
const squares: readonly number[] = squaresOf(1 << 30)

function squaresOf(x: number): number[] {
  const list = [x]
  for (let last = x; list.length < 40; list.push(last)) last = multiply(last, last)
  return list
}
