/** Things that are compared run turn about, so that a busy moment of the machine hits all of them. */

/** `warmUp` rounds come first and are thrown away. */
export async function alternate<Name extends string, Result>(
  rounds: number,
  works: Record<Name, () => Promise<Result>>,
  warmUp = 1,
): Promise<Record<Name, Result[]>> {
  const entries = Object.entries(works) as [Name, () => Promise<Result>][]
  const results = Object.fromEntries(entries.map(([name]) => [name, []])) as unknown as Record<Name, Result[]>
  for (let round = -warmUp; round < rounds; round++) {
    for (const [name, work] of entries) {
      const result = await work()
      if (round >= 0) results[name].push(result)
    }
  }
  return results
}

export function median(values: readonly number[]): number {
  return sorted(values)[Math.floor(values.length / 2)] ?? NaN
}

export function p95(values: readonly number[]): number {
  return sorted(values)[Math.ceil(values.length * 0.95) - 1] ?? NaN
}

function sorted(values: readonly number[]): number[] {
  return values.toSorted((a, b) => a - b)
}
