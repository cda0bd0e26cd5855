/** What kind of program a file is, read off its first bytes. Pure. */

/** Bytes of a file's start that tell its kind. */
export const HEAD_BYTES = 4096

const CLASS_32 = 1
const LITTLE_ENDIAN = 1

/** By e_machine of an ELF header, in Go's words: for 64 bits and for 32, little-endian and big-endian. */
interface Machine {
  readonly wide: readonly [little: string, big: string]
  readonly narrow: readonly [little: string, big: string]
}

const one = (wide: string, narrow = wide): Machine => ({ wide: [wide, wide], narrow: [narrow, narrow] })

const MACHINES = new Map<number, Machine>([
  [3, one('386')],
  [8, { wide: ['mips64le', 'mips64'], narrow: ['mipsle', 'mips'] }],
  [20, one('ppc')],
  [21, { wide: ['ppc64le', 'ppc64'], narrow: ['ppc64le', 'ppc64'] }],
  [22, one('s390x', 's390')],
  [40, { wide: ['arm', 'armbe'], narrow: ['arm', 'armbe'] }],
  [43, one('sparc64')],
  [62, one('amd64', 'amd64p32')],
  [183, { wide: ['arm64', 'arm64be'], narrow: ['arm64', 'arm64be'] }],
  [243, one('riscv64', 'riscv')],
  [258, one('loong64', 'loong32')],
])

/** Null for what is no ELF file. */
export function elfArchitecture(head: Buffer): string | null {
  if (head.length < 20 || head.toString('latin1', 0, 4) !== '\x7fELF') return null
  const isLittle = head[5] === LITTLE_ENDIAN
  const number = isLittle ? head.readUInt16LE(18) : head.readUInt16BE(18)
  const machine = MACHINES.get(number)
  const [little, big] = (head[4] === CLASS_32 ? machine?.narrow : machine?.wide) ?? []
  return (isLittle ? little : big) ?? `machine ${number}`
}

/** The words of a `#!` line, the interpreter first; empty where there is none. */
export function shebangWords(head: Buffer): string[] {
  const [line = ''] = head.toString('latin1', 0, 256).split(/[\r\n]/, 1)
  return line.startsWith('#!')
    ? line
        .slice(2)
        .split(/[ \t]+/)
        .filter((word) => word !== '')
    : []
}
