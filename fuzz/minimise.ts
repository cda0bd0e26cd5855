/** Minimises a failing input: leaves out pieces, large ones first, as long as it fails in the same way. */
const MOST_TRIES = 400

export async function minimised(input: Buffer, fails: (input: Buffer) => Promise<boolean>): Promise<Buffer> {
  let least = input
  let tries = 0
  for (
    let size = 2 ** Math.floor(Math.log2(Math.max(input.length, 1)));
    size >= 1 && tries < MOST_TRIES;
    size /= 2
  ) {
    for (let at = Math.floor((least.length - 1) / size) * size; at >= 0 && tries < MOST_TRIES; at -= size) {
      const without = Buffer.concat([least.subarray(0, at), least.subarray(at + size)])
      tries++
      if (await fails(without)) least = without
    }
  }
  return least
}
