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

/** Beginnings of programs for other systems: Mach-O in its four spellings, MZ with the NUL bytes that text lacks. */
const MACH_O = new Set(['cffaedfe', 'cefaedfe', 'feedfacf', 'feedface'])

/** Null for what is neither. */
export function foreignSystem(head: Buffer): 'macOS' | 'Windows' | null {
  if (MACH_O.has(head.toString('hex', 0, 4))) return 'macOS'
  return head.toString('latin1', 0, 2) === 'MZ' && head.includes(0) ? 'Windows' : null
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

const PT_INTERP = 3
/** Entries of a program header table that are looked at; real ones have a dozen. */
const MOST_HEADERS = 64

/** The loader that an ELF file names (`PT_INTERP`); null where it needs none, or the head does not reach so far. */
export function elfLoader(head: Buffer): string | null {
  if (elfArchitecture(head) === null || head.length < 64) return null
  const isLittle = head[5] === LITTLE_ENDIAN
  const isNarrow = head[4] === CLASS_32
  const half = (at: number) => (isLittle ? head.readUInt16LE(at) : head.readUInt16BE(at))
  const word = (at: number) => (isLittle ? head.readUInt32LE(at) : head.readUInt32BE(at))
  const long = (at: number) => Number(isLittle ? head.readBigUInt64LE(at) : head.readBigUInt64BE(at))
  const table = isNarrow ? word(28) : long(32)
  const size = half(isNarrow ? 42 : 54)
  const count = Math.min(half(isNarrow ? 44 : 56), MOST_HEADERS)
  for (let index = 0; index < count; index++) {
    const at = table + index * size
    if (size < 32 || at + size > head.length) return null
    if (word(at) !== PT_INTERP) continue
    const from = isNarrow ? word(at + 4) : long(at + 8)
    const length = isNarrow ? word(at + 16) : long(at + 32)
    const path = head.toString('latin1', Math.min(from, head.length), Math.min(from + length, head.length))
    return path.replace(/\0[^]*$/, '') || null
  }
  return null
}
