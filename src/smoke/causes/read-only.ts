/** It writes where the file system is read-only. */
import { logCause } from './log-cause.ts'
import { pathIn } from './path-in-line.ts'

const SAYS =
  /read-only file ?system|\bEROFS\b|ReadOnlyFileSystemException|\bcode: 30, kind: ReadOnlyFilesystem/i

export const readOnly = logCause<{ path: string | null }>({
  code: 'read-only',
  about: 'it writes to a read-only file system',
  read: (line) => (SAYS.test(line) ? { path: pathIn(line) } : null),
  why: ({ path }) =>
    `it writes to ${path === null ? 'a file system that is' : `\`${path}\`, which is`} read-only`,
  fix: ({ path }) =>
    `Let it write to a volume or a tmpfs${path === null ? '' : ` mounted at the folder of ${path}`}, or have the file made at build time.`,
})
