/** SBOMs are valid by the published schemas, say what was read and nothing else, and are the same for the same image. */
import { describe, expect, test } from '@jest/globals'
import { Ajv, type AnySchema } from 'ajv'
import formats from 'ajv-formats'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Image, Package, Report } from '../../../src/core/schema.ts'
import { LICENSE_IDS } from '../../../src/report/sbom/license-ids.ts'
import { renderSbom } from '../../../src/report/index.ts'
import { hostileReport } from '../../support/hostile.ts'
import { compared, flask, weighed } from '../../support/reports.ts'

type WithImage = Report & { image: Image }

const AT = new Date('2026-03-02T10:00:00.123Z')
const SCHEMAS = join(import.meta.dirname, '../../support/schemas')
const schema = (name: string): AnySchema =>
  JSON.parse(readFileSync(join(SCHEMAS, `${name}.schema.json`), 'utf8')) as AnySchema

const ajv = new Ajv({ strict: false, allErrors: true })
formats.default(ajv)
void ajv.addFormat('idn-email', true).addFormat('iri-reference', true)
// CycloneDX’s copies refer to each other by these names
const named = (name: string) => `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`
void ajv
  .addSchema(schema('cyclonedx-licenses'), named('spdx'))
  .addSchema(schema('cyclonedx-jsf'), named('jsf-0.82'))
const VALID = {
  cyclonedx: ajv.compile(schema('cyclonedx-1.6')),
  spdx: ajv.compile(schema('spdx-2.3')),
}

interface Component {
  name: string
  group?: string
  version: string
  purl?: string
  licenses?: unknown[]
  'bom-ref': string
}
interface Cyclonedx {
  serialNumber: string
  metadata: { timestamp: string; component: Component; properties: { name: string; value: string }[] }
  components: Component[]
  compositions: [{ aggregate: string }]
}
interface SpdxPackage {
  SPDXID: string
  name: string
  licenseDeclared: string
  externalRefs?: { referenceLocator: string }[]
}
interface Spdx {
  documentNamespace: string
  creationInfo: { created: string }
  packages: SpdxPackage[]
  relationships: { relatedSpdxElement: string }[]
  annotations?: { comment: string }[]
  hasExtractedLicensingInfos?: { licenseId: string; extractedText: string }[]
}

function validated(format: 'cyclonedx' | 'spdx', report: WithImage, at = AT): unknown {
  const value = JSON.parse(renderSbom(report, format, at)) as unknown
  void VALID[format](value)
  expect(VALID[format].errors ?? []).toEqual([])
  return value
}
const cyclonedx = (report: WithImage, at?: Date) => validated('cyclonedx', report, at) as Cyclonedx
const spdx = (report: WithImage, at?: Date) => validated('spdx', report, at) as Spdx

function withImage(report: Report, more: Partial<Image> = {}): WithImage {
  if (!report.image) throw new Error('the Report has no image')
  return { ...report, image: { ...report.image, ...more } }
}

const of = (type: string, name: string, version: string, more: Partial<Package> = {}): Package => ({
  ...{ type, name, version, bytes: 1, path: `/of/${name}`, layer: 0 },
  ...more,
})
const debian = { id: 'debian', version: '12', name: 'Debian GNU/Linux 12 (bookworm)' }
const withPackages = (packages: Package[], more: Partial<Image> = {}) =>
  withImage(flask, { packages, distribution: debian, ...more })
const only = <T>(items: readonly T[]): T => {
  expect(items).toHaveLength(1)
  return items[0] as T
}
/** Without the operating system. */
const componentOf = (one: Package): Component => only(cyclonedx(withPackages([one])).components.slice(1))
const spdxOf = (one: Package): SpdxPackage => only(spdx(withPackages([one])).packages.slice(1))

test.each(Object.entries({ flask, compared, weighed }))('%s is valid in both formats', (_, report) => {
  const { packages = [] } = withImage(report).image
  const purls = (refs: readonly (string | undefined)[]) => refs.filter((ref) => ref !== undefined)
  const bom = cyclonedx(withImage(report))
  const document = spdx(withImage(report))
  expect(bom.components.filter(({ 'bom-ref': ref }) => ref !== 'operating-system')).toHaveLength(
    packages.length,
  )
  expect(document.packages).toHaveLength(packages.length + 1)
  expect(document.relationships).toHaveLength(packages.length + 1)
  expect(purls(document.packages.map(({ externalRefs }) => externalRefs?.[0]?.referenceLocator))).toEqual(
    purls(bom.components.map(({ purl }) => purl)),
  )
})

test.each(Array.from({ length: 40 }, (_, seed) => seed))('hostile Report %i is valid', (seed) => {
  const report = hostileReport(seed)
  if (!report.image) return
  cyclonedx(withImage(report))
  spdx(withImage(report))
})

describe('package URLs', () => {
  const distributions = {
    debian,
    alpine: { id: 'alpine', version: '3.20.1', name: '' },
    rhel: { id: 'rhel', version: '9.4', name: '' },
    sid: { id: 'debian', version: '', name: '' },
    none: undefined,
  }
  test.each<[Package, keyof typeof distributions, string | undefined]>([
    [
      of('deb', 'libstdc++6', '12.2.0-14', { architecture: 'amd64', source: 'gcc-12@12.2.0-14' }),
      'debian',
      'pkg:deb/debian/libstdc%2B%2B6@12.2.0-14?arch=amd64&distro=debian-12&upstream=gcc-12%4012.2.0-14',
    ],
    [of('deb', 'tar', '1:1.34~a', {}), 'sid', 'pkg:deb/debian/tar@1:1.34~a?distro=debian'],
    [of('deb', 'tar', '1'), 'none', undefined],
    [
      of('apk', 'libcrypto3', '3.3.1-r0', { architecture: 'x86_64', source: 'openssl' }),
      'alpine',
      'pkg:apk/alpine/libcrypto3@3.3.1-r0?arch=x86_64&distro=alpine-3.20.1&upstream=openssl',
    ],
    [
      of('rpm', 'Perl', '4:5.32.1-481.el9', {
        architecture: 'x86_64',
        source: 'perl-5.32.1-481.el9.src.rpm',
      }),
      'rhel',
      'pkg:rpm/redhat/Perl@5.32.1-481.el9?arch=x86_64&distro=rhel-9.4&epoch=4&upstream=perl-5.32.1-481.el9.src.rpm',
    ],
    [of('pypi', 'Flask_SQLAlchemy', '3.1.1'), 'debian', 'pkg:pypi/flask-sqlalchemy@3.1.1'],
    [of('npm', '@angular/core', '17.0.0+a'), 'debian', 'pkg:npm/%40angular/core@17.0.0%2Ba'],
    [of('npm', 'lodash', '4.17.21'), 'debian', 'pkg:npm/lodash@4.17.21'],
    [of('npm', '../../etc', '1'), 'debian', 'pkg:npm/..%2F..%2Fetc@1'],
    [
      of('golang', 'github.com/Masterminds/sprig/v3', 'v3.2.3'),
      'none',
      'pkg:golang/github.com/masterminds/sprig/v3@v3.2.3',
    ],
    [of('golang', 'stdlib', '1.22.3'), 'none', 'pkg:golang/stdlib@1.22.3'],
    [of('golang', 'example.com/app', '(devel)'), 'none', 'pkg:golang/example.com/app'],
    [of('maven', 'org.slf4j:slf4j-api', '2.0.9'), 'none', 'pkg:maven/org.slf4j/slf4j-api@2.0.9'],
    [of('maven', 'guava', '31.1-jre'), 'none', undefined],
    [of('gem', 'rake', '13.0.6'), 'none', 'pkg:gem/rake@13.0.6'],
    [of('cargo', 'serde', '1.0.1'), 'none', 'pkg:cargo/serde@1.0.1'],
    [of('hex', 'jason', '1.4.1'), 'none', 'pkg:hex/jason@1.4.1'],
    [of('gem', 'q?a#b@c d', "1'(2)"), 'none', 'pkg:gem/q%3Fa%23b%40c%20d@1%27%282%29'],
  ])('%j on %s', (one, on, purl) => {
    const distribution = distributions[on]
    const { image, ...rest } = withPackages([one])
    if (!distribution) delete image.distribution
    const report = { ...rest, image: { ...image, ...(distribution ? { distribution } : {}) } }
    expect(cyclonedx(report).components.at(-1)?.purl).toBe(purl)
    expect(spdx(report).packages[1]?.externalRefs?.[0]?.referenceLocator).toBe(purl)
  })
})

test('a Java package has its group apart in CycloneDX', () => {
  expect(componentOf(of('maven', 'org.slf4j:slf4j-api', '2.0.9'))).toMatchObject({
    group: 'org.slf4j',
    name: 'slf4j-api',
  })
})

test('the operating system has the name by which scanners look for advisories', () => {
  expect(cyclonedx(withPackages([])).components).toMatchObject([
    { type: 'operating-system', name: 'debian', version: '12' },
  ])
})

describe('licences', () => {
  test.each<[string, unknown]>([
    ['MIT', { license: { id: 'MIT' } }],
    ['MIT OR Apache-2.0', { expression: 'MIT OR Apache-2.0' }],
    ['(MIT AND BSD-3-Clause) OR GPL-2.0+', { expression: '(MIT AND BSD-3-Clause) OR GPL-2.0+' }],
    ['MIT and others', { license: { name: 'MIT and others' } }],
    ['MIT OR', { license: { name: 'MIT OR' } }],
    ['(MIT', { license: { name: '(MIT' } }],
    ['MIT)', { license: { name: 'MIT)' } }],
    ['MIT Apache-2.0', { license: { name: 'MIT Apache-2.0' } }],
  ])('%s', (license, expected) => {
    const one = of('npm', 'a', '1', { license })
    expect(componentOf(one).licenses).toEqual([expected])
    const { licenseDeclared } = spdxOf(one)
    const { hasExtractedLicensingInfos: others = [] } = spdx(withPackages([one]))
    const isOther = JSON.stringify(expected).includes('"name"')
    expect(isOther ? others.map(({ extractedText }) => extractedText) : [licenseDeclared]).toEqual([license])
    if (isOther) expect(licenseDeclared).toBe(others[0]?.licenseId)
  })
  test('that are not known are not claimed', () => {
    expect(componentOf(of('npm', 'a', '1'))).not.toHaveProperty('licenses')
    expect(spdxOf(of('npm', 'a', '1')).licenseDeclared).toBe('NOASSERTION')
  })
  test('the identifiers are those of the schema of CycloneDX 1.6', () => {
    expect([...LICENSE_IDS]).toEqual((schema('cyclonedx-licenses') as { enum: string[] }).enum)
  })
})

test('what was not read is stated', () => {
  const unread = [{ type: 'rpm', path: '/var/lib/rpm/Packages', why: 'berkeley-db' }]
  const report = withPackages([], { packagesCut: true, packagesUnread: unread })
  const says = [
    'The image has more packages than are listed here',
    '/var/lib/rpm/Packages was not read, or not completely: rpm, berkeley-db',
  ]
  const { metadata, compositions } = cyclonedx(report)
  expect(metadata.properties.map(({ value }) => value)).toEqual(says)
  expect(compositions[0].aggregate).toBe('incomplete')
  expect(spdx(report).annotations?.map(({ comment }) => comment)).toEqual(says)
  const whole = withPackages([])
  expect(cyclonedx(whole).compositions[0].aggregate).toBe('unknown')
  expect(spdx(whole)).not.toHaveProperty('annotations')
})

test('the same image gives the same document at another time, and another image another number', () => {
  const later = new Date('2027-01-01T00:00:00Z')
  const report = withPackages([of('deb', 'tar', '1'), of('deb', 'tar', '1', { path: '/other' })])
  const [now, then] = [cyclonedx(report), cyclonedx({ ...report, at: 'x' }, later)]
  expect(now.metadata.timestamp).toBe('2026-03-02T10:00:00Z')
  expect({ ...then, metadata: { ...then.metadata, timestamp: now.metadata.timestamp } }).toEqual(now)
  const [before, after] = [spdx(report), spdx(report, later)]
  expect({ ...after, creationInfo: before.creationInfo }).toEqual(before)
  const other = withPackages([of('deb', 'tar', '2')])
  expect(cyclonedx(other).serialNumber).not.toBe(now.serialNumber)
  expect(spdx(other).documentNamespace).not.toBe(before.documentNamespace)
})

test('each reference is used once, also in a Report with the same row twice', () => {
  const twice = of('deb', 'tar', '1')
  const refs = cyclonedx(
    withPackages([twice, twice, of('deb', 'tar', '1', { architecture: 'i386' })]),
  ).components
  expect(new Set(refs.map((one) => one['bom-ref'])).size).toBe(refs.length)
  expect(refs).toHaveLength(3)
})

test('what was pushed is named by its digest', () => {
  const digest = `sha256:${'a'.repeat(64)}`
  const refs = ['ghcr.io:443/acme/API:1.2']
  const report = { ...withPackages([]), push: { digest, refs, verified: true } }
  const root = cyclonedx(report as WithImage).metadata.component
  expect(root).toMatchObject({
    version: digest,
    purl: `pkg:oci/api@sha256:${'a'.repeat(64)}?repository_url=ghcr.io%3A443%2Facme%2Fapi`,
  })
  expect(spdx(report as WithImage).packages[0]?.externalRefs?.[0]?.referenceLocator).toBe(root.purl)
})
