/** Which processors run which programs natively. Architectures and variants by Go's names. */

export interface Machine {
  readonly architecture: string
  /** `v7` of `arm`, `v2` of `amd64`. */
  readonly variant?: string | undefined
}

/** By architecture: others that it runs natively, if the kernel is built for it, as distributions' kernels are. */
const ALSO_RUNS = new Map<string, readonly string[]>([
  ['amd64', ['386', 'amd64p32']],
  ['arm64', ['arm']],
  ['mips64', ['mips']],
  ['mips64le', ['mipsle']],
  ['ppc64', ['ppc']],
  ['s390x', ['s390']],
])

/** A processor runs programs of its own and older variants; an unknown variant is taken to match. */
export function runsOn(program: Machine, host: Machine): boolean {
  if (program.architecture !== host.architecture)
    return ALSO_RUNS.get(host.architecture)?.includes(program.architecture) ?? false
  return !(numberOf(program.variant) > numberOf(host.variant))
}

/** `v7` → 7, `v8.2` → 8.2; NaN if there is none. */
const numberOf = (variant: string | undefined): number => parseFloat(variant?.replace(/^v/, '') ?? '')
