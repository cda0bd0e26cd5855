/** Which processors run which programs by themselves. Architectures and their variants are in Go's words. */

export interface Machine {
  readonly architecture: string
  /** `v7` of `arm`, `v2` of `amd64`. */
  readonly variant?: string | undefined
}

/** What a processor runs beside its own kind, where its kernel is built for it, as distributions' kernels are. */
const ALSO_RUNS = new Map<string, readonly string[]>([
  ['amd64', ['386', 'amd64p32']],
  ['arm64', ['arm']],
  ['mips64', ['mips']],
  ['mips64le', ['mipsle']],
  ['ppc64', ['ppc']],
  ['s390x', ['s390']],
])

/** A newer processor of one kind runs the programs of an older one; a variant that nobody knows is no obstacle. */
export function runsOn(program: Machine, host: Machine): boolean {
  if (program.architecture !== host.architecture)
    return ALSO_RUNS.get(host.architecture)?.includes(program.architecture) ?? false
  return !(numberOf(program.variant) > numberOf(host.variant))
}

/** `v7` → 7, `v8.2` → 8.2; NaN where there is none. */
const numberOf = (variant: string | undefined): number => parseFloat(variant?.replace(/^v/, '') ?? '')
