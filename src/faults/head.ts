/** What the first bytes of a file show about how it is executed. Pure. */
import { elfArchitecture, elfLoader, foreignSystem, shebangWords } from '../platform/elf.ts'

export interface Head {
  /** From its ELF header, or `macOS` or `Windows` for their programs; null for a file that is not a native program. */
  architecture: string | null
  /** What its `#!` line or its ELF header requires to run it. */
  needs: { kind: 'script' | 'loader'; path: string } | null
  /** A text file without a `#!` line. */
  lacksShebang: boolean
  /** Its first line ends with a carriage return. */
  hasCarriageReturn: boolean
  /**
   * Of a text file, without its line feed, at most 200 characters; a byte-order mark is kept. Null if it is not text.
   */
  firstLine: string | null
}

/** For a folder, or anything else that is not a regular file. */
export const NO_HEAD: Head = {
  architecture: null,
  needs: null,
  lacksShebang: false,
  hasCarriageReturn: false,
  firstLine: null,
}

export function headOf(bytes: Buffer): Head {
  const [script] = shebangWords(bytes)
  const loader = elfLoader(bytes)
  const named = script ?? loader
  const firstLine = firstLineOf(bytes)
  return {
    architecture: elfArchitecture(bytes) ?? foreignSystem(bytes),
    needs: named ? { kind: script ? 'script' : 'loader', path: named } : null,
    lacksShebang: firstLine !== null && script === undefined,
    hasCarriageReturn: /^[^\n]*\r\n/.test(bytes.toString('latin1')),
    firstLine,
  }
}

const MOST_LINE = 200
const UTF_16 = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])]

/** Null for bytes that text does not have; UTF-16, which editors on Windows write, is text. */
function firstLineOf(bytes: Buffer): string | null {
  const isWide = UTF_16.some((mark) => bytes.subarray(0, 2).equals(mark))
  if (!isWide && bytes.includes(0)) return null
  const text = isWide ? `\ufeff${bytes.toString('latin1', 2).replaceAll('\0', '')}` : bytes.toString('utf8')
  return (text.split('\n', 1)[0] ?? '').slice(0, MOST_LINE)
}
