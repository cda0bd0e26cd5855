/**
 * How popular base images can be recognised in a history. The texts are rows as `rowOf` returns them, from the histories
 * that docker-library/repo-info publishes. Only what a row contains is reported: `debian bookworm`, never whether it was
 * the slim variant.
 */
import type { Row } from './row.ts'

/** A root file system: the first layer of an image. */
export interface Root {
  readonly is: (row: Row) => boolean
  /** Its name from the row; null: use os-release. */
  readonly name: (row: Row) => string | null
}

const ALPINE = /^ADD alpine-minirootfs-(\d[\w.]*)-\w+\.tar\.gz \/$/
const DEBIAN = /^# debian\.sh (?:--\S+ )*--arch '[\w-]+' out\/ '([a-z]+)'/
const BUSYBOX = /^BusyBox (\d[\w.]*) /
/** A whole file system copied to the root: `ADD file:0b4a… in /`, `ADD fedora-41.tar /`, `COPY /rootfs/ /`. */
const WHOLE = /^(?:ADD|COPY) \S+ (?:in )?\/$/

const named = (image: string, pattern: RegExp): Root => ({
  is: ({ text }) => pattern.test(text),
  name: ({ text }) => `${image} ${pattern.exec(text)?.[1] ?? ''}`,
})

export const ROOTS: readonly Root[] = [
  named('debian', DEBIAN),
  named('alpine', ALPINE),
  named('busybox', BUSYBOX),
  { is: ({ text }) => WHOLE.test(text), name: () => null },
  { is: ({ tool }) => tool === 'docker import', name: () => null },
]

/** The last row of a root file system that has a command. */
export const SHELLS: ReadonlySet<string> = new Set(
  ['sh', 'bash', '/bin/sh', '/bin/bash'].map((shell) => `CMD ["${shell}"]`),
)

/** The rows of buildpack-deps (`curl`, `scm`, full), each by packages that are rarely installed together elsewhere. */
export const BUILDPACK_DEPS: readonly (readonly string[])[] = [
  [' ca-certificates curl ', ' netbase ', ' wget '],
  [' git ', ' openssh-client ', ' subversion ', ' procps '],
  [' autoconf automake bzip2 ', ' imagemagick ', ' zlib1g-dev '],
]

export interface Known {
  readonly image: string
  /** The environment variable that holds its version. */
  readonly version: string
  /** Its last row is one of these, or starts with one that ends in a space. */
  readonly ends: readonly string[]
  /** What it also sets, if another image has the same version variable. */
  readonly sets?: string
}

const cmd = (...words: string[]): string => `CMD [${words.map((word) => `"${word}"`).join(' ')}]`
const JSHELL = cmd('jshell')

export const KNOWN: readonly Known[] = [
  { image: 'python', version: 'PYTHON_VERSION', ends: [cmd('python3'), cmd('python2'), cmd('python')] },
  { image: 'pypy', version: 'PYPY_VERSION', ends: [cmd('pypy3'), cmd('pypy')] },
  { image: 'node', version: 'NODE_VERSION', ends: [cmd('node')] },
  { image: 'golang', version: 'GOLANG_VERSION', ends: ['WORKDIR /go'] },
  { image: 'ruby', version: 'RUBY_VERSION', ends: [cmd('irb')] },
  {
    image: 'php',
    version: 'PHP_VERSION',
    ends: [cmd('php', '-a'), cmd('php-fpm'), cmd('apache2-foreground')],
  },
  {
    image: 'eclipse-temurin',
    version: 'JAVA_VERSION',
    ends: ['ENTRYPOINT ["/__cacert_entrypoint.sh"]', JSHELL],
    sets: 'JAVA_HOME=/opt/java/openjdk',
  },
  { image: 'openjdk', version: 'JAVA_VERSION', ends: [JSHELL], sets: 'JAVA_HOME=/usr/local/openjdk-' },
  { image: 'tomcat', version: 'TOMCAT_VERSION', ends: [cmd('catalina.sh', 'run')] },
  { image: 'erlang', version: 'OTP_VERSION', ends: [cmd('erl')] },
  { image: 'elixir', version: 'ELIXIR_VERSION', ends: [cmd('iex')] },
  { image: 'julia', version: 'JULIA_VERSION', ends: [cmd('julia')] },
  {
    image: 'mcr.microsoft.com/dotnet/runtime',
    version: 'DOTNET_VERSION',
    ends: ['RUN ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet'],
  },
  {
    image: 'mcr.microsoft.com/dotnet/aspnet',
    version: 'ASPNET_VERSION',
    ends: ['COPY /shared/Microsoft.AspNetCore.App '],
  },
  { image: 'nginx', version: 'NGINX_VERSION', ends: [cmd('nginx', '-g', 'daemon off;')] },
  { image: 'httpd', version: 'HTTPD_VERSION', ends: [cmd('httpd-foreground')] },
  { image: 'redis', version: 'REDIS_VERSION', ends: [cmd('redis-server')] },
  { image: 'postgres', version: 'PG_VERSION', ends: [cmd('postgres')] },
  { image: 'mysql', version: 'MYSQL_VERSION', ends: [cmd('mysqld')] },
  { image: 'mariadb', version: 'MARIADB_VERSION', ends: [cmd('mariadbd'), cmd('mysqld')] },
  { image: 'mongo', version: 'MONGO_VERSION', ends: [cmd('mongod')] },
]
