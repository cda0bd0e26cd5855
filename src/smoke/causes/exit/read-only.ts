/** It writes to a read-only file system. */
import { dirname } from 'node:path/posix'
import { logCause } from '../shared/log-cause.ts'
import { pathIn } from '../shared/path-in-line.ts'

const SAYS =
  /read-only file ?system|\bEROFS\b|ReadOnlyFileSystemException|\bcode: 30, kind: ReadOnlyFilesystem/i
/** Kernel settings, which are not files of the image. */
const KERNEL = /^\/(?:proc|sys)\//

export const readOnly = logCause<{ path: string | null }>({
  code: 'read-only',
  about: 'it writes to a read-only file system',
  read: (line) => (SAYS.test(line) ? { path: pathIn(line) } : null),
  why: ({ path }) =>
    `it writes to ${path === null ? 'a file system that is' : `\`${path}\`, which is`} read-only`,
  fix: ({ path }) => fixOf(path),
})

function fixOf(path: string | null): string {
  if (path !== null && KERNEL.test(path))
    return 'Remove that write: kernel settings are read-only in a container, and are set when it is started (`docker run --sysctl`).'
  const folder = path === null ? '/' : dirname(path)
  const at = folder === '/' ? '' : ` mounted at ${folder}`
  return `Write to a volume or a tmpfs${at}, or create the file at build time.`
}
