/** SBOMs by the command and with a trial, as users run them, of archives: no engine is needed. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { saved } from '../support/archives.ts'
import { start } from '../support/dist.ts'
import { file, tar } from '../support/tar.ts'

const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'sbom-')))
afterAll(() => rmSync(cwd, { recursive: true }))

const status =
  'Package: libssl3\nStatus: install ok installed\nArchitecture: amd64\nSource: openssl\nVersion: 3.0.1-1\n'
const layer = tar([
  file('etc/os-release', 'ID=debian\nVERSION_ID="12"\nPRETTY_NAME="Debian 12"\n'),
  file('var/lib/dpkg/status', status),
  file('app/node_modules/@a/b/package.json', '{"name":"@a/b\\u001b[2J","version":"1","license":"MIT"}'),
  file('app/node_modules/c/package.json', '{"name":"c","version":"1.0.0","license":"MIT"}'),
])
writeFileSync(join(cwd, 'image.tar'), tar(saved({ layers: [layer] })))

const PURLS = [
  'pkg:deb/debian/libssl3@3.0.1-1?arch=amd64&distro=debian-12&upstream=openssl',
  'pkg:npm/c@1.0.0',
]
const env = { SEA_TRIAL_CACHE: '', SOURCE_DATE_EPOCH: '0' }
const run = (args: readonly string[]) => start(args, env, undefined, cwd).ran

describe('sea-trial sbom', () => {
  test('prints one that names each package, the same each time', async () => {
    const print = () => run(['sbom', 'image.tar', '--format', 'spdx'])
    const [first, second] = [await print(), await print()]
    expect(first).toMatchObject({ code: 0 })
    for (const purl of PURLS) expect(first.stdout).toContain(JSON.stringify(purl))
    expect(first.stdout).toContain('"1970-01-01T00:00:00Z"')
    expect(second.stdout).toBe(first.stdout)
  })

  test('refuses wrong arguments, all at once', async () => {
    const { code, stderr } = await run(['sbom', '--format', 'xml', '--x'])
    expect(code).toBe(2)
    for (const mistake of ['"xml" is not allowed: expected one of cyclonedx, spdx', 'Option --x is unknown'])
      expect(stderr).toContain(mistake)
  })
})

test('a trial writes the files that it is asked for', async () => {
  const args = ['--archive', 'image.tar', '--name', 'api', '--sbom', 'cyclonedx,spdx=out.json']
  const { code, stderr } = await run(args)
  expect(code).toBe(0)
  for (const name of ['api.cdx.json', 'out.json']) {
    expect(stderr).toContain(`SBOM: ${join(cwd, name)}`)
    for (const purl of PURLS) expect(readFileSync(join(cwd, name), 'utf8')).toContain(JSON.stringify(purl))
  }
})
