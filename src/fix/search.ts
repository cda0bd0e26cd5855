/** Finds the fixes that hold together, with few builds. */

export interface Found<T, P> {
  readonly kept: readonly T[]
  /** Of the last try that held; null if none did. */
  readonly proof: P | null
  readonly dropped: readonly { readonly item: T; readonly why: string }[]
}

export type Attempt<P> =
  { readonly ok: true; readonly proof: P } | { readonly ok: false; readonly why: string }

/**
 * Tries all at once; where they fail, halves of them, each with what holds so far. So n items of which k fail cost about
 * k · log n tries, and never more than `most`. `isOver`: whether the time is up, so that no other try begins.
 */
export async function largestHolding<T, P>(
  items: readonly T[],
  attempt: (items: readonly T[]) => Promise<Attempt<P>>,
  most: number,
  isOver: () => boolean = () => false,
): Promise<Found<T, P>> {
  let kept: readonly T[] = []
  let proof: P | null = null
  const dropped: { item: T; why: string }[] = []
  let tries = 0
  const search = async (some: readonly T[]): Promise<void> => {
    if (some.length === 0) return
    const limit =
      tries === most ? `${most} builds are the limit` : isOver() ? 'the time for proofs is up' : null
    if (limit !== null) {
      dropped.push(...some.map((item) => ({ item, why: `it was not tried: ${limit}` })))
      return
    }
    tries++
    const result = await attempt([...kept, ...some])
    if (result.ok) {
      kept = [...kept, ...some]
      proof = result.proof
      return
    }
    const [only, ...others] = some
    if (only !== undefined && others.length === 0) dropped.push({ item: only, why: result.why })
    if (others.length === 0) return
    const half = Math.ceil(some.length / 2)
    await search(some.slice(0, half))
    await search(some.slice(half))
  }
  await search(items)
  return { kept, proof, dropped }
}
