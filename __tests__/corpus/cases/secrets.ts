/** Secrets that ship in an image, and what only looks like one. */
import { npmToken, openSshKey, privateKeyPem, randomWord } from '../../support/secrets.ts'
import { broken, fails, passes, type Case } from '../case.ts'

const STAYS = 'CMD ["sleep", "1000"]'
const HOST = ['--build-network', 'host']
const CODE = 'secret-in-layer'
const TOKEN = npmToken()
const NPMRC = `//registry.npmjs.org/:_authToken=${TOKEN}\n`

type Files = Readonly<Record<string, string>>
const context = (files: Files, ...lines: string[]) => ({
  files: { Dockerfile: ['FROM busybox', ...lines, STAYS, ''].join('\n'), ...files },
})
const ships = (name: string, says: RegExp, files: Files, ...lines: string[]): Case =>
  fails(name, CODE, says, context(files, ...lines), { settings: HOST })
const clean = (name: string, files: Files, ...lines: string[]): Case =>
  passes(name, context(files, ...lines), { settings: HOST, notes: [`!${CODE}`] })

export const secretCases: readonly Case[] = [
  broken(
    'secret-in-layer',
    CODE,
    /`\/root\/\.npmrc` has an npm token: deleted at Dockerfile:4, but still readable in layer 1/,
    {
      quick: true,
    },
  ),
  ships(
    'a private key that is copied',
    /`\/app\/server\.key` has a private key/,
    { 'server.key': privateKeyPem },
    'COPY . /app',
  ),
  ships(
    'a key for SSH, overwritten too late',
    /`\/root\/\.ssh\/id_ed25519` has a private key: replaced at Dockerfile:3/,
    {
      id_ed25519: openSshKey(),
    },
    'COPY id_ed25519 /root/.ssh/',
    'RUN echo x > /root/.ssh/id_ed25519',
  ),
  ships('a token in a variable', /the variable `NPM_TOKEN` has an npm token/, {}, `ENV NPM_TOKEN=${TOKEN}`),
  ships(
    'a token in a build argument',
    /the build argument `NPM_TOKEN` has an npm token/,
    {},
    `ARG NPM_TOKEN=${TOKEN}`,
    'RUN test -n "$NPM_TOKEN"',
  ),
  ships('a token in a label', /the label `ci\.token` has an npm token/, {}, `LABEL ci.token=${TOKEN}`),
  ships(
    'a password in a command',
    /a command has an address with a password/,
    {},
    `RUN echo https://ci:${randomWord}@pypi.corp.com/simple >/dev/null`,
  ),
  ships(
    'an .env with a token',
    /`\/app\/\.env` has an npm token/,
    { '.env': `TOKEN=${TOKEN}\n` },
    'COPY . /app',
  ),
  clean(
    'a token that a mount passes',
    { '.npmrc': NPMRC },
    'RUN --mount=type=bind,source=.npmrc,target=/root/.npmrc cat /root/.npmrc >/dev/null',
  ),
  passes(
    'a token that is a secret of the build',
    context(
      {},
      'RUN --mount=type=secret,id=npmrc,target=/root/.npmrc,required=true grep -q _authToken /root/.npmrc',
    ),
    { settings: [...HOST, '--secrets', `npmrc=${NPMRC.trim()}`], notes: [`!${CODE}`] },
  ),
  ships(
    'a token that a step copies out of its mount',
    /`\/root\/\.npmrc` has an npm token/,
    { '.npmrc': NPMRC },
    'RUN --mount=type=bind,source=.npmrc,target=/tmp/npmrc cp /tmp/npmrc /root/.npmrc',
  ),
  passes('a key for localhost', context({ 'localhost-key.pem': privateKeyPem }, 'COPY . /app'), {
    settings: HOST,
  }),
  clean(
    'settings of development in a Compose file',
    { 'compose.yml': `services: {a: {environment: {DB: "postgres://app:${randomWord}@db/x"}}}\n` },
    'COPY . /app',
  ),
  clean(
    'a token that only a stage has',
    { '.npmrc': NPMRC },
    'COPY .npmrc /root/.npmrc',
    'FROM busybox',
    'COPY --from=0 /bin/busybox /app/tool',
  ),
  clean('a token that is ignored', { '.npmrc': NPMRC, '.dockerignore': '.npmrc' }, 'COPY . /app'),
  clean(
    'a .npmrc with a variable',
    { '.npmrc': '//registry.npmjs.org/:_authToken=${NPM_TOKEN}\n' },
    'COPY . /app',
  ),
  clean(
    'an example of settings',
    { '.env.example': 'DB=postgres://app:S3cretPassw0rd@db.corp.com/x\n' },
    'COPY . /app',
  ),
  clean(
    'a public key',
    { 'id_rsa.pub': 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ x@y\n' },
    'COPY . /root/.ssh',
  ),
  clean(
    'passwords of development',
    { 'settings.tfvars': 'password = "changeme-please-now"\n' },
    'COPY . /app',
    'ENV DATABASE_URL=postgres://postgres:postgres@db/app',
  ),
  clean(
    'a key of packages',
    { 'a.js': '', 'cacert.pem': privateKeyPem },
    'COPY cacert.pem /app/node_modules/x/test/key.pem',
  ),
  clean(
    'a checksum of a download',
    {},
    'ENV APP_SHA256=8d1f3ac7be92f5b0d4ac66e1c2f0a937b5d8e4c1f6a7093b2c5d8e1f4a7b0c3d',
    'ARG GPG_KEY=E3FF2839C048B25C084DEBE9B26995E310250568',
  ),
]
