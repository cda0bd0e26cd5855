/** Images that are started twice at once, or as an upgrade of another. */
import { at, broken, fails, passes, type Case, type Context } from '../case.ts'
import { busybox, EXPOSE, python, SERVE } from '../images.ts'

const VOLUME = 'VOLUME /data'
const SERVER = 'from http.server import HTTPServer, SimpleHTTPRequestHandler as H'
const RUN = 'HTTPServer(("", 8080), H).serve_forever()'
const TWICE = at('--rehearse', 'twice')

/** Two versions of a shell script on one volume; each serves what is in `/data` when it is done. */
const versions = (before: string, after: string): Context => {
  const dockerfile = (text: string) =>
    `FROM busybox\n${EXPOSE}\n${VOLUME}\nCMD ["sh", "-ec", ${JSON.stringify(`${text}; ${SERVE}`)}]\n`
  return { files: { Dockerfile: dockerfile(after), 'Dockerfile.before': dockerfile(before) } }
}

export const rehearsed: readonly Case[] = [
  broken('not-shareable', 'not-shareable', /of two containers on \/data, the second one .* lock on/, TWICE),
  broken('refuses-own-data', 'refuses-own-data', /database files are incompatible with server/, {
    upgrade: true,
  }),
  {
    name: 'not-rollbackable',
    path: 'examples/broken/not-rollbackable',
    expect: 'pass',
    notes: ['not-rollbackable', '!refuses-own-data'],
    upgrade: true,
  },
  {
    name: 'a lock on its VOLUME, where nobody asked for two',
    path: 'examples/broken/not-shareable',
    expect: 'pass',
    notes: ['not-shareable'],
  },
  fails(
    'a second container that takes the lease of the first, which then ends',
    'not-shareable',
    /the first one fails when a second one runs/,
    busybox(
      EXPOSE,
      VOLUME,
      'CMD ["sh", "-c", "hostname > /data/leader; (httpd -f -p 8080 -h /data &); while [ \\"$(cat /data/leader)\\" = \\"$(hostname)\\" ]; do sleep 0.2; done; echo lost the lease; exit 1"]',
    ),
    TWICE,
  ),
  fails(
    'a new version that refuses the folder of the old one',
    'refuses-own-data',
    /it does not become ready on the data of .*: it exited 1/,
    versions(
      'mkdir -p /data/v1',
      'test ! -e /data/v1 || { echo error: run the migration of v1 first; exit 1; }',
    ),
    { upgrade: true },
  ),
  passes(
    'two readers and writers of one SQLite file',
    python(
      `${SERVER}\nimport sqlite3\ndb = sqlite3.connect("/data/app.db", timeout=10)\ndb.execute("PRAGMA journal_mode=WAL")\ndb.execute("CREATE TABLE IF NOT EXISTS starts (at TEXT)")\ndb.execute("INSERT INTO starts VALUES (datetime())")\ndb.commit()\n${RUN}`,
      EXPOSE,
      VOLUME,
    ),
    { ...TWICE, notes: ['!not-shareable'] },
  ),
  passes('a server without volumes, twice', busybox(EXPOSE, `CMD ["sh", "-c", "${SERVE}"]`), {
    ...TWICE,
    notes: ['!not-shareable', '!not-rehearsed'],
  }),
  passes(
    'a folder for each container on its volume',
    busybox(
      EXPOSE,
      VOLUME,
      `CMD ["sh", "-ec", "mkdir -p /data/$(hostname); echo $$ > /data/$(hostname)/pid; ${SERVE}"]`,
    ),
    { notes: ['!not-shareable'] },
  ),
  passes(
    'a migration that only adds',
    versions(
      'grep -qs name /data/columns || echo name > /data/columns; grep -q name /data/columns',
      'touch /data/columns; grep -q email /data/columns || echo email >> /data/columns; grep -q name /data/columns || echo name >> /data/columns',
    ),
    { upgrade: true, notes: ['!not-rollbackable', '!refuses-own-data', '!not-rehearsed'] },
  ),
  passes(
    'a volume that only the settings name, kept from one version to the next',
    {
      files: {
        Dockerfile: `FROM busybox\n${EXPOSE}\nCMD ["sh", "-ec", "test ! -e /state/x || grep -q v1 /state/x; ${SERVE}"]\n`,
        'Dockerfile.before': `FROM busybox\n${EXPOSE}\nCMD ["sh", "-ec", "echo v1 > /state/x; ${SERVE}"]\n`,
      },
    },
    { ...at('--volume', 'state:/state'), upgrade: true },
  ),
]
