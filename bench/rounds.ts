/** Runs what is compared alternately, so that load on the machine affects all of them. */

type Results<Works extends Record<string, () => Promise<unknown>>> = {
  [Name in keyof Works]: Awaited<ReturnType<Works[Name]>>[]
}

/** Runs `warmUp` rounds first and discards their results. */
export async function alternate<Works extends Record<string, () => Promise<unknown>>>(
  rounds: number,
  works: Works,
  warmUp = 1,
): Promise<Results<Works>> {
  const results = Object.fromEntries(Object.keys(works).map((name): [string, unknown[]] => [name, []]))
  for (let round = -warmUp; round < rounds; round++) {
    for (const [name, work] of Object.entries(works)) {
      const result = await work()
      if (round >= 0) results[name]?.push(result)
    }
  }
  return results as Results<Works>
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
