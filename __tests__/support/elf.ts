/** The first bytes of a program: its ELF header. */
export function elf(
  machine: number,
  { little = true, bits = 64 }: { little?: boolean; bits?: 32 | 64 } = {},
): Buffer {
  const head = Buffer.alloc(64)
  head.write('\x7fELF', 'latin1')
  head[4] = bits / 32
  head[5] = little ? 1 : 2
  if (little) head.writeUInt16LE(machine, 18)
  else head.writeUInt16BE(machine, 18)
  return head
}
