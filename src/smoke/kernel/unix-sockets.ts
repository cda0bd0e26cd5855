/** Listening Unix sockets of the network namespace, from `/proc/<pid>/net/unix`. */

const ACCEPTS = 0x10000
const MOST = 100
const PATH_COLUMN = 7

/** `/run/app.sock`, `@name` for an abstract one. Sockets without a name cannot be reached by other processes. */
export function parseUnixSockets(table: string): string[] {
  const paths = table
    .split('\n')
    .slice(1)
    .map((row) => row.trim().split(/\s+/))
    .filter((columns) => (parseInt(columns[3] ?? '', 16) & ACCEPTS) !== 0)
    .map((columns) => columns.slice(PATH_COLUMN).join(' '))
  return [...new Set(paths.filter((path) => path !== ''))].slice(0, MOST)
}
