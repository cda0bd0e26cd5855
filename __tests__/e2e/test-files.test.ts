/** Test files of container-structure-test and goss on a real engine, for an image without a shell; nothing is left. */
import { afterAll, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { reportOf } from '../support/dist.ts'
import { engineEnv } from '../support/engines.ts'
import { leftovers } from '../support/leftovers.ts'

const env = engineEnv('new')
const folder = mkdtempSync(join(tmpdir(), 'test-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

const FILES = {
  Dockerfile: `FROM busybox AS programs
FROM scratch
COPY --from=programs /bin/busybox /httpd
COPY --from=programs /bin/busybox /cp
COPY --chmod=640 index.html passwd /srv/
COPY passwd /etc/passwd
ENV NAME=world
EXPOSE 8080
CMD ["/httpd", "-f", "-p", "8080", "-h", "/srv"]
`,
  'index.html': 'hello\n',
  passwd: 'app:x:7:7::/srv:/none\n',
  'good.yaml': `schemaVersion: '2.0.0'
commandTests:
- {name: setup, setup: [[/cp, /srv/index.html, /made]], command: /cp, args: [/made, "/x$NAME"]}
fileExistenceTests:
- {name: index, path: /srv/index.html, permissions: '-rw-r-----', uid: 0}
fileContentTests:
- {name: index, path: /srv/index.html, expectedContents: ['^hello\\n$']}
metadataTest: {exposedPorts: ['8080'], envVars: [{key: NAME, value: w.*d, isRegex: true}]}
`,
  'bad.json': JSON.stringify({
    schemaVersion: '2.0.0',
    commandTests: [
      { name: 'no shell', command: 'sh', args: ['-c', 'true'] },
      { name: 'output', command: '/cp', exitCode: 1, expectedError: ['BusyBox'], excludedError: ['Usage'] },
    ],
  }),
  'good.goss.yaml': `file: {/srv/index.html: {exists: true, mode: '0640', contents: ['/^h.*o$/']}}
user: {app: {exists: true, uid: 7}}
port: {tcp6:8080: {listening: true}, tcp:9: {listening: false}}
process: {httpd: {running: true}}
http: {'http://localhost:8080/': {status: 200, body: [hello], headers: ['Content-Type: text/html']}}
mount: {/: {exists: true, filesystem: {or: [overlay, fuse-overlayfs]}}}
kernel-param: {kernel.ostype: {value: Linux}}
matching: {env: {content: '{{.Env.NAME}}', matches: world}}
`,
  'bad.goss.yaml': `command:
  echo hi:
    exit-status: 0
user:
  app:
    exists: true
    uid: 8
`,
}
mkdirSync(folder, { recursive: true })
for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text)

test('a passing and a failing file of each kind', async () => {
  const tests = ['--structure-tests', 'good.yaml', '--structure-tests', 'bad.json']
  const goss = ['--goss', 'good.goss.yaml', '--goss', 'bad.goss.yaml']
  const paths = [...tests, ...goss].map((word) => (word.startsWith('--') ? word : join(folder, word)))
  const { report, code } = await reportOf([folder, '--soak', '0', ...paths], env)
  const { suites = [], findings } = report
  const results = suites.map(({ file, tests }) => [file, tests.map(({ ok }) => ok)])
  expect({ code, results, suites }).toMatchObject({
    code: 1,
    results: [
      ['good.yaml', [true, true, true, true]],
      ['bad.json', [false, false]],
      ['good.goss.yaml', Array.from({ length: 15 }, () => true)],
      ['bad.goss.yaml', [false, true, false]],
    ],
  })
  const failures = findings.filter(({ level }) => level === 'fail')
  expect(failures.map(({ code: of, message, location }) => [of, message, location?.line])).toEqual([
    ['structure-test-failed', 'Command Test: no shell failed', 1],
    ['structure-test-failed', 'Command Test: output failed', 1],
    ['goss-failed', 'Command: echo hi: exit-status failed', 3],
    ['goss-failed', 'User: app: uid failed', 7],
  ])
  expect(failures[0]?.evidence[0]).toContain('could not be started')
  expect(failures[1]?.evidence[0]).toContain('"Usage" was excluded')
  expect(failures[2]?.evidence).toEqual([expect.stringContaining('no shell')])
  expect(await leftovers(env)).toEqual([])
})
