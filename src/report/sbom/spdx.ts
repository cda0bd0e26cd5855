/** SPDX 2.3 as JSON: https://spdx.github.io/spdx-spec/v2.3/ */
import { platformText } from '../../platform/name.ts'
import { timestamp, uuidOf, type Bill, type BillItem } from './bill.ts'

const DOCUMENT = 'SPDXRef-DOCUMENT'
const IMAGE = 'SPDXRef-Image'

export function spdxOf(bill: Bill): object {
  const { name, at, gaps, items, tool } = bill
  const creator = `Tool: ${tool.name}-${tool.version}`
  const content = {
    creator,
    packages: [imageOf(bill), ...items.map(packageOf)],
    relationships: [
      relationship(DOCUMENT, 'DESCRIBES', IMAGE),
      ...items.map(({ id }) => relationship(IMAGE, 'CONTAINS', refOf(id))),
    ],
    gaps,
  }
  const { packages, relationships } = content
  const annotations = gaps.map((comment) => ({
    annotationDate: timestamp(at),
    annotationType: 'OTHER',
    annotator: creator,
    comment,
  }))
  const named = name.replace(/[^\w.-]+/g, '-')
  return {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: DOCUMENT,
    name,
    documentNamespace: `https://spdx.org/spdxdocs/sea-trial/image/${named}-${uuidOf(content)}`,
    creationInfo: { created: timestamp(at), creators: [creator] },
    packages,
    relationships,
    ...(annotations.length > 0 ? { annotations } : {}),
    ...otherLicenses(items),
  }
}

/** Nothing is claimed of what was not read. */
const UNKNOWN = {
  downloadLocation: 'NOASSERTION',
  filesAnalyzed: false,
  licenseConcluded: 'NOASSERTION',
  copyrightText: 'NOASSERTION',
  supplier: 'NOASSERTION',
} as const

function imageOf({ name, version, pushed, image }: Bill): object {
  const { id, platform, distribution } = image
  const system = distribution ? `, ${distribution.name || distribution.id}` : ''
  return {
    SPDXID: IMAGE,
    name,
    versionInfo: version,
    primaryPackagePurpose: 'CONTAINER',
    ...UNKNOWN,
    licenseDeclared: 'NOASSERTION',
    ...(pushed ? { checksums: [{ algorithm: 'SHA256', checksumValue: pushed.sha256 }] } : {}),
    ...(pushed?.purl ? { externalRefs: [purlRef(pushed.purl)] } : {}),
    comment: `Image ${id}, ${platformText(platform)}${system}`,
  }
}

const packageOf = ({ id, package: one, purl, license, diffId }: BillItem): object => ({
  SPDXID: refOf(id),
  name: one.name,
  versionInfo: one.version,
  ...UNKNOWN,
  licenseDeclared:
    license === null ? 'NOASSERTION' : license.kind === 'name' ? refOfLicense(license.text) : license.text,
  sourceInfo: `${one.type} package, listed in ${one.path}; layer ${one.layer}${diffId === null ? '' : `, diffID ${diffId}`}`,
  ...(purl === null ? {} : { externalRefs: [purlRef(purl)] }),
})

const purlRef = (purl: string): object => ({
  referenceCategory: 'PACKAGE-MANAGER',
  referenceType: 'purl',
  referenceLocator: purl,
})

const relationship = (
  spdxElementId: string,
  relationshipType: string,
  relatedSpdxElement: string,
): object => ({
  ...{ spdxElementId, relationshipType, relatedSpdxElement },
})

const refOf = (id: string): string => `SPDXRef-Package-${id}`

/** What packages state as their licence, and is not of SPDX’s list. */
function otherLicenses(items: readonly BillItem[]): object {
  const texts = new Set(items.flatMap(({ license }) => (license?.kind === 'name' ? [license.text] : [])))
  const hasExtractedLicensingInfos = [...texts].map((text) => ({
    licenseId: refOfLicense(text),
    extractedText: text,
    comment: 'What the package states as its licence',
  }))
  return texts.size > 0 ? { hasExtractedLicensingInfos } : {}
}

const refOfLicense = (text: string): string => `LicenseRef-${uuidOf(text)}`
