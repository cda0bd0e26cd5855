/**
 * What programs say when they find the PID file, lock file or socket of an earlier start, which a container keeps when it is
 * stopped. Most name the file in the same line; FORMS has those that do not. Pure.
 *
 * The texts are of public issues: samvera/hyku#1261 (Rails), playframework/playframework#10419, bytedeck/bytedeck#516
 * (celery), linuxserver/docker-rustdesk#9 (dbus), jasonish/docker-suricata#4, b4tman/docker-squid#154, haiwen/seafile-docker#485
 * (gunicorn), Null-Signal-Games/cobra#273 (unicorn), flcontainers/guacamole#132 (postgres), apache/apisix-docker#373 (nginx),
 * paunin/PostDock#245 (pgpool).
 */
import { posix } from 'node:path'
import { cleanLines, quoteLine } from '../log/clean.ts'
import type { LogSeen } from '../log/types.ts'

export interface StaleFile {
  /** The line of the log. */
  readonly line: string
  /** Where the file may be, absolute. */
  readonly paths: readonly string[]
}

interface Form {
  readonly says: RegExp
  /** Groups of `says`; `next`: the lines after it. Relative to the working directory. */
  readonly paths: (groups: readonly string[], next: string) => readonly string[]
}

const FORMS: readonly Form[] = [
  {
    // kartoza/docker-postgis#331
    says: /lock file "postmaster\.pid" already exists/,
    paths: (_, next) => {
      const folder = /data directory "(\/[\w./@+-]{1,200})"/.exec(next)?.[1]
      return folder === undefined ? [] : [`${folder}/postmaster.pid`]
    },
  },
  {
    // hamr0/beeperbox#12, TrueOsiris/docker-vrising#14
    says: /Server is already active for display (\d{1,5})/,
    paths: ([display = '']) => [`/tmp/.X${display}-lock`],
  },
  {
    // docker-library/wordpress#32
    says: /\bhttpd \(pid \d+\) already running/,
    paths: () => [
      '/usr/local/apache2/logs/httpd.pid',
      '/var/run/apache2/apache2.pid',
      '/run/apache2/httpd.pid',
      '/run/httpd/httpd.pid',
    ],
  },
  {
    says: /another process with pid \d+ is using unix socket file/i,
    paths: () => [
      '/var/run/mysqld/mysqld.sock.lock',
      '/var/lib/mysql/mysql.sock.lock',
      '/tmp/mysql.sock.lock',
    ],
  },
  { says: /Another twistd server is running/, paths: () => ['twistd.pid'] },
  {
    // schmas/docker-openvpn-proxy#4: without the path; newer versions name it
    says: /Squid is already running!/,
    paths: () => ['/run/squid.pid', '/var/run/squid.pid', '/var/run/squid/squid.pid'],
  },
]

/** Words that some other process, or its file, is in the way. */
const IN_THE_WAY =
  /already (?:be )?(?:running|exists?|active|in use|started|listening|locked|bound)|\b(?:another|other) (?:[\w-]+ )?(?:instance|process|copy|server|daemon)\b|(?:pid|lock|socket)[ -]?file\b.{0,200}\b(?:exists?|found|stale)\b|\bfile exists\b|\bis (?:stale|locked|taken)\b|\bEADDRINUSE\b|address .{0,200}in use/i

/** The program has dealt with it. */
const HANDLED =
  /\b(?:remov|delet|clean|unlink|ignor|overwrit|replac|reus|recover)(?:ed|es|ing|ning)\b|\bclean(?:ed|ing)? up\b/i

const PATH = /(?<![\w/.@+-])\/?[\w.@+-]+(?:\/[\w.@+-]+)*/g
/** A socket may be called anything: with these words, each absolute path is one. */
const SOCKET = /(?:\bunix\b|\bEADDRINUSE\b|address .{0,200}in use|socket)/i

/** Names of PID files, lock files and sockets. */
export const isLockName = (path: string): boolean =>
  /\.(?:pid|lock|lck|sock|socket)$|\/pid$|(?:^|\/)(?:RUNNING_PID|SingletonLock|\.X\d+-lock|\.s\.PGSQL\.\d+)$/.test(
    path,
  )

/** How many lines after it belong to a form. */
const NEXT_LINES = 3

/** What the last lines say, where they say it; null where none does. */
export function staleFileIn(log: Pick<LogSeen, 'head' | 'tail'>, workingDir: string): StaleFile | null {
  const lines = cleanLines([...log.head, ...log.tail])
  const home = posix.resolve('/', workingDir)
  let unnamed: StaleFile | null = null
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = (lines[at] ?? '').trim()
    const named = namedIn(line, lines.slice(at + 1, at + 1 + NEXT_LINES).join('\n'))
    if (named === null) continue
    const found = { line: quoteLine(line), paths: named.map((path) => posix.resolve(home, path)) }
    if (named.length > 0) return found
    unnamed ??= found
  }
  return unnamed
}

/** Null for a line about something else; without a path where it does not name one. */
function namedIn(line: string, next: string): readonly string[] | null {
  if (HANDLED.test(line)) return null
  for (const { says, paths } of FORMS) {
    const match = says.exec(line)
    if (match) return paths(match.slice(1), next)
  }
  if (!IN_THE_WAY.test(line)) return null
  const words = [...line.matchAll(PATH)].map(([word]) => word.replace(/\.+$/, ''))
  const locks = words.filter(isLockName)
  if (locks.length > 0) return locks
  const sockets = SOCKET.test(line) ? words.filter((word) => /^\/[\w.@+-]+\//.test(word)) : []
  return sockets.length > 0 ? sockets : /address .{0,200}in use|EADDRINUSE/i.test(line) ? [] : null
}
