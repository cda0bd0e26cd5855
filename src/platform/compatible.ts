/** Which processors run which programs without emulation. Architectures and variants have Go's names. */

export interface Machine {
  readonly architecture: string
  /** `v7` of `arm`, `v2` of `amd64`. */
  readonly variant?: string | undefined
}

/** Other architectures that a processor runs with the kernels of distributions. */
const ALSO_RUNS = new Map<string, readonly string[]>([
  ['amd64', ['386', 'amd64p32']],
  ['arm64', ['arm']],
  ['mips64', ['mips']],
  ['mips64le', ['mipsle']],
  ['ppc64', ['ppc']],
  ['s390x', ['s390']],
])

/** Whether the host runs the program natively: a processor runs programs of older variants. Unknown variants match. */
export function runsOn(program: Machine, host: Machine): boolean {
  if (program.architecture !== host.architecture)
    return ALSO_RUNS.get(host.architecture)?.includes(program.architecture) ?? false
  return !(numberOf(program.variant) > numberOf(host.variant))
}

/** `v7` → 7, `v8.2` → 8.2; NaN if there is none. */
const numberOf = (variant: string | undefined): number => parseFloat(variant?.replace(/^v/, '') ?? '')
