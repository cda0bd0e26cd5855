/**
 * Commands that exit 0 at once by design: servers that go to the background, and shells that wait for terminal input.
 * Pure.
 */
import { posix } from 'node:path'
import { commandOf } from './command.ts'
import type { Evidence } from '../evidence.ts'
import { innerCommand } from './inner-command.ts'
import { formatListener, isTcp } from '../kernel/listeners.ts'
import { names } from '../causes/shared/phrases.ts'

/** A server: arguments that keep it in the foreground or send it to the background, and the fix. */
interface Server {
  name: RegExp
  /** It stays in the foreground with these arguments; without `daemonizes`, it goes to the background otherwise. */
  stays?: RegExp
  /** It goes to the background only with these arguments. */
  daemonizes?: RegExp
  fix: string
}

const SERVERS: readonly Server[] = [
  { name: /^nginx$/, stays: /daemon off/, fix: 'CMD ["nginx", "-g", "daemon off;"]' },
  { name: /^(?:apachectl|apache2ctl)$/, stays: /FOREGROUND/i, fix: 'CMD ["apachectl", "-D", "FOREGROUND"]' },
  {
    name: /^(?:httpd|apache2)$/,
    stays: /^-\w*f\w*$|FOREGROUND/im,
    fix: 'CMD ["httpd", "-f"] with busybox, CMD ["httpd", "-DFOREGROUND"] with Apache',
  },
  { name: /^php-fpm[\d.]*$/, stays: /^(?:-F|--nodaemonize)$/m, fix: 'CMD ["php-fpm", "--nodaemonize"]' },
  { name: /^sshd$/, stays: /^-\w*D/m, fix: 'CMD ["/usr/sbin/sshd", "-D", "-e"]' },
  { name: /^(?:crond?|vixie-cron)$/, stays: /^-\w*[fn]/m, fix: 'CMD ["cron", "-f"]' },
  {
    name: /^lighttpd$/,
    stays: /^-\w*D/m,
    fix: 'CMD ["lighttpd", "-D", "-f", "/etc/lighttpd/lighttpd.conf"]',
  },
  { name: /^(?:supervisord)$/, stays: /^(?:-n|--nodaemon)$/m, fix: 'CMD ["supervisord", "--nodaemon"]' },
  {
    name: /^(?:dnsmasq)$/,
    stays: /^-\w*[kd]|--(?:keep-in-foreground|no-daemon)/m,
    fix: 'CMD ["dnsmasq", "--keep-in-foreground"]',
  },
  { name: /^(?:named)$/, stays: /^-[fg]$/m, fix: 'CMD ["named", "-g"]' },
  { name: /^varnishd$/, stays: /^-F$/m, fix: 'CMD ["varnishd", "-F"] with its other options' },
  { name: /^squid$/, stays: /^-\w*N/m, fix: 'CMD ["squid", "-N"]' },
  {
    name: /^(?:service|rc-service|systemctl|invoke-rc\.d|start-stop-daemon)$/,
    fix: 'Run the server itself instead of the tool that starts it as a service.',
  },
  { name: /^(?:pm2)$/, stays: /--no-daemon/, fix: 'CMD ["pm2-runtime", …] instead of pm2' },
  {
    name: /^(?:pg_ctl|mongod|mysqld|redis-server|memcached|haproxy|gunicorn|uwsgi|unicorn|puma|celery|rabbitmq-server|uvicorn|tor|stunnel4?)$/,
    daemonizes:
      /^start$|--fork|--daemon(?:ize|ise|ized)?\b|^-[dD]$|daemonize(?: yes)?|--detach|-detached|\bmulti\b/m,
    fix: 'Remove the option that sends it to the background (`--daemon`, `--fork`, `--detach`).',
  },
  {
    name: /^(?:catalina\.sh|startup\.sh|asadmin|standalone\.sh)$/,
    daemonizes: /^start|^$/m,
    fix: 'CMD ["catalina.sh", "run"]',
  },
]

/** Without a script or a command they read terminal input, and there is none. */
const SHELL =
  /^(?:sh|bash|ash|dash|zsh|ksh|fish|python[\d.]*|node|nodejs|irb|ruby|php|perl|lua|ghci|iex|erl|R|julia|scala|jshell|sqlite3|psql|mysql|redis-cli|deno|bun)$/
const INTERACTIVE = /^-(?:[il]|it|-interactive|-login|a)$/

export interface EarlyExit {
  why: string
  fix: string
}

/** Null if the command does not explain the exit code 0. */
export function exitsByDesign(evidence: Evidence): EarlyExit | null {
  const argv = innermostCommand(evidence)
  return (
    waitingShell(evidence, argv) ??
    daemonizedServer(argv) ??
    leftInBackground(evidence) ??
    backgroundListener(evidence)
  )
}

/** A server that exited 0 but should have kept running: not a job, with or without a port. */
export function isDaemon(evidence: Evidence): boolean {
  const argv = innermostCommand(evidence)
  return (daemonizedServer(argv) ?? backgroundListener(evidence)) !== null
}

/** The last command in the chain, as found in the image, else as the words show: `sh -c nginx` runs nginx. */
const innermostCommand = ({ programs, image, inputs }: Evidence): readonly string[] =>
  programs.at(-1)?.argv ?? innermost(commandOf(image.config, inputs))

function innermost(argv: readonly string[]): readonly string[] {
  const inner = innerCommand(argv)
  return inner === null || inner.length === 0 ? argv : innermost(inner)
}

function waitingShell({ log }: Evidence, [command = '', ...words]: readonly string[]): EarlyExit | null {
  const name = posix.basename(command)
  if (!SHELL.test(name) || log.bytes > 0 || !words.every((word) => INTERACTIVE.test(word))) return null
  return {
    why: `\`${[name, ...words].join(' ')}\` alone waits for terminal input, and a container has none`,
    fix: 'Write a CMD that runs the app itself; without one, the CMD of the base image is used.',
  }
}

function daemonizedServer([command = '', ...words]: readonly string[]): EarlyExit | null {
  const name = posix.basename(command)
  const text = words.join('\n')
  const server = SERVERS.find((one) => one.name.test(name))
  if (!server || (server.daemonizes ? !server.daemonizes.test(text) : server.stays?.test(text) === true))
    return null
  return {
    why: `\`${name}\` went to the background, and a container ends with its main process`,
    fix: `Keep it in the foreground: ${server.fix}`,
  }
}

/** Its script sent it to the background, or it daemonized. What a job leaves behind after its work does not count. */
export function leftInBackground(evidence: Evidence): EarlyExit | null {
  const isOfJob = evidence.checks.length === 0 && evidence.image.config.healthcheck === undefined
  const byScript = (evidence.left ?? [])
    .filter(({ isLast }) => isLast || !isOfJob)
    .map(({ command }) => command)
  const left = byScript.length > 0 || isOfJob ? byScript : daemons(evidence)
  const last = left.at(-1)
  if (last === undefined) return null
  return {
    why: `its entrypoint ended and left ${names(left.map((command) => `\`${command}\``))} in the background, and a container ends with its main process`,
    fix: `Run the server in the foreground, as the last command: \`exec ${last}\`, without \`&\` and without its daemon mode.`,
  }
}

const MOST_NAMED = 3
const MOST_CHARACTERS = 100

/** Processes in another session than the main process, seen while it ran. */
function daemons({ processes }: Evidence): string[] {
  const [first, ...others] = processes ?? []
  const away = others.filter(
    ({ session, command }) => session !== undefined && session !== first?.session && !command.startsWith('['),
  )
  return [...new Set(away.map(({ command }) => command.slice(0, MOST_CHARACTERS)))].slice(0, MOST_NAMED)
}

/** The other processes as lines of evidence. */
export const otherProcessLines = ({ processes }: Evidence): string[] =>
  (processes ?? []).slice(1, 6).map(({ command }) => `seen while it ran: ${command.slice(0, 200)}`)

/** Something listened: a server that the main process had started, and that ended with it. */
function backgroundListener({ listeners }: Evidence): EarlyExit | null {
  const row = (listeners ?? []).find(isTcp)
  if (row === undefined) return null
  return {
    why: `a server listened on ${formatListener(row)}, but in the background, and a container ends with its main process`,
    fix: 'Run the server in the foreground, as the last command: `exec server`, without `&` and without its daemon mode.',
  }
}
