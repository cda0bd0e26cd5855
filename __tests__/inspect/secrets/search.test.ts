/** What is a secret in which file, how certain it is, and at which line; and what only looks like one. */
import { describe, expect, test } from '@jest/globals'
import { fileTypeOf, isFixture } from '../../../src/inspect/secrets/candidates.ts'
import { secretsIn } from '../../../src/inspect/secrets/search.ts'
import {
  base64,
  encryptedPem,
  githubToken,
  npmToken,
  openSshKey,
  pem,
  privateKeyDer,
  privateKeyPem,
  randomWord,
} from '../../support/secrets.ts'

/** `kind: how sure: line` of each. */
const searched = (path: string, content: string | Buffer): string[] => {
  const type = fileTypeOf(path)
  return type === null
    ? ['not read']
    : secretsIn(Buffer.from(content), type).map(({ what, sure, line }) => `${what}: ${sure}: ${line}`)
}
const AWS_ID = `AKIAQ3EGRWZ5TLMXUB7D`
const AWS_KEY = `${randomWord}/Hd3kPq0sJ+u5Yc1NfE6gAoB`
const jwt = (claims: unknown): string =>
  [{ alg: 'HS256' }, claims].map((one) => Buffer.from(JSON.stringify(one)).toString('base64url')).join('.') +
  `.${randomWord}${randomWord}`

const wide = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le')
const certificate = pem('CERTIFICATE', base64(randomWord.repeat(6)))

describe('a secret', () => {
  test.each<[path: string, content: string, found: string]>([
    ['root/.npmrc', `\n//registry.npmjs.org/:_authToken=${npmToken()}\n`, 'an npm token: checksum: 2'],
    ['root/.npmrc', `//npm.corp.com/:_authToken=${randomWord}${randomWord}`, 'an npm token: form: 1'],
    ['root/.npmrc', `_auth=${base64(`ci:${randomWord}`)}`, 'an npm login: structure: 1'],
    ['app/.yarnrc.yml', `npmAuthToken: "${randomWord}"`, 'an npm token: form: 1'],
    ['app/.env', `TOKEN=${githubToken()}`, 'a GitHub token: checksum: 1'],
    [
      'app/.env',
      `A=1\r\nDB=postgres://app:${randomWord}@db.corp.com/x`,
      'an address with a password: form: 2',
    ],
    ['app/.env', `export APP_SECRET="${randomWord}"`, 'a random value with a secret name: hint: 1'],
    ['app/.env', `DB=postgres://app:${randomWord}@db:5432/x`, 'an address with a password: hint: 1'],
    ['app/.env.local', `A=sk_live_${randomWord}${randomWord}`, 'a Stripe key: form: 1'],
    ['app/.env', `K=${jwt({ role: 'service_role' })}`, 'a JSON Web Token: form: 1'],
    ['app/.env', `K=${jwt({ role: 'anon' })}`, 'a JSON Web Token: hint: 1'],
    [
      'root/.aws/credentials',
      `[default]\naws_access_key_id=${AWS_ID}\naws_secret_access_key = ${AWS_KEY}\n`,
      'an AWS secret key: form: 3',
    ],
    [
      'root/.docker/config.json',
      `{"auths":{"r.corp.com":{"auth":"${base64(`ci:${randomWord}`)}"}}}`,
      'a registry login: structure: 1',
    ],
    ['root/.netrc', `machine git.corp.com\nlogin ci\npassword ${randomWord}\n`, 'a password: form: 3'],
    [
      'root/.git-credentials',
      `https://ci:${randomWord}@git.corp.com\n`,
      'an address with a password: form: 1',
    ],
    [
      'app/.git/config',
      `[remote "origin"]\nurl = https://x:${githubToken()}@github.com/a/b\n`,
      'a GitHub token: checksum: 2',
    ],
    [
      'app/.git/config',
      `\textraheader = AUTHORIZATION: basic ${base64(`x-access-token:${githubToken('ghs')}`)}`,
      'a GitHub token of a job or an app, which ends within hours: hint: 1',
    ],
    ['root/.ssh/id_rsa', privateKeyPem, 'a private key: structure: 1'],
    ['root/.ssh/id_ed25519', openSshKey(), 'a private key: structure: 1'],
    ['root/.ssh/id_ed25519', openSshKey('aes256-ctr'), 'a private key with a passphrase: hint: 1'],
    ['app/server.key', encryptedPem, 'a private key with a passphrase: hint: 1'],
    [
      'app/gcp-key.json',
      JSON.stringify({ type: 'service_account', private_key: privateKeyPem }),
      'a private key: structure: 1',
    ],
    [
      'root/.kube/config',
      `users:\n- user:\n    client-key-data: ${base64(privateKeyPem)}\n`,
      'a private key: structure: 3',
    ],
    ['root/.pgpass', `db.corp.com:5432:*:app:${randomWord}\n`, 'a database password: form: 1'],
    ['root/.my.cnf', `[client]\npassword = ${randomWord}\n`, 'a database password: form: 2'],
    ['root/.pypirc', `[pypi]\npassword = ${randomWord}\n`, 'a password of a package index: form: 2'],
    [
      'etc/pip.conf',
      `[global]\nindex-url = https://ci:${randomWord}@pypi.corp.com/simple\n`,
      'an address with a password: form: 2',
    ],
    [
      'root/.m2/settings.xml',
      `<server>\n<password>${randomWord}</password></server>`,
      'a password of a Maven server: form: 2',
    ],
    [
      'app/NuGet.Config',
      `<add key="ClearTextPassword" value="${randomWord}" />`,
      'a password of a package source: form: 1',
    ],
    ['app/config/master.key', `0a1b2c3d4e5f60718293a4b5c6d7e8f9`, 'the master key of Rails: form: 1'],
    [
      'root/.cargo/credentials',
      `[registry]\ntoken = "cio${randomWord}${randomWord}"\n`,
      'a crates.io token: form: 2',
    ],
    [
      'root/.composer/auth.json',
      `{"http-basic":{"a":{"password":"${randomWord}"}}}`,
      'a Composer login: form: 1',
    ],
    ['root/.vault-token', `s.${randomWord}${randomWord}`, 'a token of HashiCorp Vault: form: 1'],
    ['etc/.htpasswd', `a:$apr1$${randomWord}$${randomWord}`, 'hashes of passwords: hint: 1'],
    [
      'root/.bash_history',
      `ls\ncurl -H "Authorization: Bearer ${randomWord}${randomWord}" x`,
      'a header with a login: form: 2',
    ],
  ])('%s %j', (path, content, found) => expect(searched(path, content)).toEqual([found]))

  test.each<[path: string, content: string | Buffer, found: string]>([
    ['app/tls.key', privateKeyPem.replaceAll('\n', '\r\n'), 'a private key: structure: 1'],
    ['app/tls.key', wide(privateKeyPem), 'a private key: structure: 1'],
    ['app/.env', wide(`A=1\r\nTOKEN=${npmToken()}`).swap16(), 'an npm token: checksum: 2'],
    ['app/.env', `A=1\0\nTOKEN=${npmToken()}\0`, 'an npm token: checksum: 2'],
    ['root/.vault-token', `\ufeffs.${randomWord}${randomWord}`, 'a token of HashiCorp Vault: form: 1'],
    ['app/secrets.yml', `key: |\n${privateKeyPem.replace(/^/gm, '    ')}`, 'a private key: structure: 2'],
    [
      'app/secrets.yml',
      `key: "${privateKeyPem.replaceAll('\n', '\\n\\\n  ')}"`,
      'a private key: structure: 1',
    ],
    ['app/.env', `KEY=${JSON.stringify(privateKeyPem)}`, 'a private key: structure: 1'],
    ['app/.env', `KEY=${base64(privateKeyPem)}`, 'a private key: structure: 1'],
    ['app/.env', `KEY=${base64(encryptedPem)}`, 'a private key with a passphrase: hint: 1'],
    ['app/tls.der', privateKeyDer, 'a private key: structure: 1'],
    ['app/prod.env', `TOKEN=${npmToken()}`, 'an npm token: checksum: 1'],
    ['etc/haproxy/cert.pem', `${certificate}${privateKeyPem}`, 'a private key: structure: 5'],
    ['root/.ssh/deploy', privateKeyPem, 'a private key: structure: 1'],
    ['app/auth.json', `{"http-basic":{"a":{"password":"${randomWord}"}}}`, 'a Composer login: form: 1'],
    [
      'app/application-prod.yml',
      `url: postgres://app:${randomWord}@db.corp.com/x`,
      'an address with a password: form: 1',
    ],
    ['app/appsettings.json', `{"Key":"${githubToken()}"}`, 'a GitHub token: checksum: 1'],
  ])('in another form or file: %s %j', (path, content, found) =>
    expect(searched(path, content)).toEqual([found]),
  )

  test('in a store of keys', () => {
    const store = Buffer.alloc(200)
    for (const [at, number] of [0xfeedfeed, 2, 1, 1].entries()) store.writeUInt32BE(number, at * 4)
    expect(searched('app/a.jks', store)).toEqual(['a store of private keys: hint: 1'])
    store.writeUInt32BE(2, 12)
    expect(searched('app/a.jks', store)).toEqual([])
  })

  test('one of each kind, at its first line', () =>
    expect(
      searched(
        'app/.env',
        `A=${npmToken()}\nB=${npmToken('x'.repeat(15) + randomWord.slice(1))}\nC=${githubToken()}`,
      ),
    ).toEqual(['an npm token: checksum: 1', 'a GitHub token: checksum: 3']))
})

describe('no secret', () => {
  test.each<[path: string, content: string]>([
    ['root/.npmrc', '//registry.npmjs.org/:_authToken=${NPM_TOKEN}'],
    ['root/.npmrc', '//registry.npmjs.org/:_authToken=$NPM_TOKEN_OF_THE_JOB'],
    ['root/.npmrc', '//registry.npmjs.org/:_authToken=xxxxxxxxxxxxxxxxxxxxxxxx'],
    ['root/.npmrc', `# //registry.npmjs.org/:_authToken=${randomWord}${randomWord}`],
    ['root/.npmrc', 'registry=https://registry.npmjs.org/\nsave-exact=true'],
    [
      'app/.env',
      'PASSWORD=changeme\nDB=postgres://postgres:postgres@localhost/db\nKEY=your-api-key-goes-here-1234',
    ],
    ['app/.env', 'DB=mysql://root:${DB_PASSWORD}@db/x\nSECRET_FILE=/run/secrets/a-very-long-1/2'],
    [
      'root/.aws/credentials',
      'aws_access_key_id=AKIAIOSFODNN7EXAMPLE\naws_secret_access_key=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    ],
    ['root/.docker/config.json', '{"auths":{"https://index.docker.io/v1/":{}},"credsStore":"desktop"}'],
    ['root/.netrc', 'machine x login y password $TOKEN'],
    ['app/cert.key', 'not a key at all'],
    ['app/a.pem', pem('CERTIFICATE', base64(randomWord.repeat(20)))],
    ['app/a.pem', pem('PUBLIC KEY', base64(randomWord.repeat(20)))],
    ['app/a.pem', pem('RSA PRIVATE KEY', base64('this is only a text that stands where a key would be'))],
    ['app/a.pem', '-----BEGIN RSA PRIVATE KEY-----\n...\n-----END RSA PRIVATE KEY-----'],
    [
      'root/.m2/settings.xml',
      `<!-- <password>${randomWord}</password> --><password>{${randomWord}}</password>`,
    ],
    ['app/.git/config', '[remote "origin"]\nurl = https://github.com/a/b\nurl = git@github.com:a/b'],
    ['app/.env', `K=${jwt({ role: 'service_role', exp: 1 })}`],
    [
      'app/wp-config.php',
      "define('DB_PASSWORD', getenv_docker('WORDPRESS_DB_PASSWORD', 'example password'));",
    ],
    ['app/cert.pem', certificate],
    ['app/locales/de/auth.json', '{"password":"Passwörter-und-mehr","bearer":"Zugangstoken"}'],
    ['app/compose.yml', `url: postgres://app:${randomWord}@db:5432/x`],
    ['app/application.properties', `spring.datasource.password=${randomWord}`],
  ])('%s %j', (path, content) => expect(searched(path, content)).toEqual([]))

  test('a token whose checksum does not fit is a hint', () =>
    expect(searched('app/.env', `A=npm_SeaTrialMadeThisUpItIsNoSecret000000`)).toEqual([
      'an npm token: hint: 1',
    ]))

  test.each([
    'usr/lib/python3/dist-packages/certifi/cacert.pem',
    'app/node_modules/a/test/key.pem',
    'go/pkg/mod/x/testdata/key.pem',
    'usr/local/lib/python3.12/test/keycert.pem',
    'usr/share/doc/x/examples/.netrc',
    'etc/ssl/private/ssl-cert-snakeoil.key',
    'etc/ssl/certs/ca-certificates.crt',
    'root/.ssh/id_rsa.pub',
    'root/.ssh/known_hosts',
    'usr/bin/env',
    'app/config.json',
    'app/public.html',
  ])('%s is not read', (path) => expect(searched(path, privateKeyPem)).toEqual(['not read']))

  test.each([
    '/app/test/a.key',
    '/app/examples/.npmrc',
    '/app/.env.example',
    '/app/spec/fixtures/x.pem',
    '/app/stub/a.key',
    '/app/localhost.key',
    '/app/a.localhost-key.pem',
    '/app/insecure_id_rsa',
    '/app/self-signed.key',
  ])('%s is made up', (path) => expect(isFixture(path)).toBe(true))
  test.each([
    '/app/.env',
    '/root/.npmrc',
    '/app/contest/a.key',
    '/etc/app/server.key',
    '/app/localhoster.key',
  ])('%s is not', (path) => expect(isFixture(path)).toBe(false))
})

test.each([
  ['one line of a megabyte', 'a'.repeat(2 ** 20)],
  ['beginnings without an end', '-----BEGIN PRIVATE KEY-----\n'.repeat(30_000)],
  ['comments without an end', '<!--'.repeat(250_000)],
  ['colons and slashes', '://a:'.repeat(200_000)],
  ['names and values', 'secret='.repeat(140_000)],
  ['beginnings of tokens', 'eyJ-.eyJ-sk-'.repeat(80_000)],
])('%s: in time', (_, text) => {
  const began = Date.now()
  for (const path of ['a/.env', 'a/.npmrc', 'a/.m2/settings.xml', 'a/.netrc', 'a/.git/config', 'a/.pgpass'])
    searched(path, text)
  expect(Date.now() - began).toBeLessThan(15_000)
})
