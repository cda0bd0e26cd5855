/** What kind of program a file is, read off its first bytes. Pure. */

/** e_machine of an ELF header → architecture in Go's words. */
const MACHINES = new Map([
  [3, '386'],
  [8, 'mips'],
  [20, 'ppc'],
  [21, 'ppc64'],
  [22, 's390x'],
  [40, 'arm'],
  [62, 'amd64'],
  [183, 'arm64'],
  [243, 'riscv64'],
  [258, 'loong64'],
])

/** Architectures that run natively on a host beside its own. */
const ALSO_RUNS = new Map([
  ['amd64', ['386']],
  ['arm64', ['arm']],
])

/** Bytes of a file's start that tell its kind. */
export const HEAD_BYTES = 4096

const LITTLE_ENDIAN = 1

/** Null for what is no ELF file. */
export function elfArchitecture(head: Buffer): string | null {
  if (head.length < 20 || head.toString('latin1', 0, 4) !== '\x7fELF') return null
  const isLittle = head[5] === LITTLE_ENDIAN
  const machine = isLittle ? head.readUInt16LE(18) : head.readUInt16BE(18)
  const name = MACHINES.get(machine) ?? `machine ${machine}`
  return name === 'ppc64' && isLittle ? 'ppc64le' : name
}

/** The interpreter of a `#!` line, without its arguments; null where there is none. */
export function shebang(head: Buffer): string | null {
  return /^#![ \t]*([^\s]+)/.exec(head.toString('latin1', 0, 256))?.[1] ?? null
}

export function runsOn(architecture: string, host: string): boolean {
  return architecture === host || (ALSO_RUNS.get(host)?.includes(architecture) ?? false)
}
