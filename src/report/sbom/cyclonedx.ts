/** CycloneDX 1.6 as JSON: https://cyclonedx.org/docs/1.6/json/ */
import type { Distribution } from '../../core/schema.ts'
import { platformText } from '../../platform/name.ts'
import { timestamp, uuidOf, type Bill, type BillItem } from './bill.ts'
import type { License } from './license.ts'
import { coordinates } from './purl.ts'

const IMAGE = 'image'

export function cyclonedxOf(bill: Bill): object {
  const { at, gaps, items, image, tool } = bill
  const { distribution } = image
  const content = {
    component: imageOf(bill),
    properties: gaps.map((value) => ({ name: 'sea-trial:gap', value })),
    components: [...(distribution ? [systemOf(distribution)] : []), ...items.map(componentOf)],
    // what no package manager lists is not known
    compositions: [{ aggregate: gaps.length > 0 ? 'incomplete' : 'unknown', assemblies: [IMAGE] }],
    tools: { components: [{ type: 'application', name: tool.name, version: tool.version }] },
  }
  const { component, properties, tools, ...rest } = content
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(content)}`,
    version: 1,
    metadata: { timestamp: timestamp(at), tools, component, properties },
    ...rest,
  }
}

const imageOf = ({ name, version, pushed, image }: Bill): object => ({
  type: 'container',
  'bom-ref': IMAGE,
  ...{ name, version },
  ...(pushed ? { hashes: [{ alg: 'SHA-256', content: pushed.sha256 }] } : {}),
  ...(pushed?.purl ? { purl: pushed.purl } : {}),
  properties: [
    { name: 'sea-trial:image:id', value: image.id },
    { name: 'sea-trial:image:platform', value: platformText(image.platform) },
    ...image.layers.map(({ diffId }) => ({ name: 'sea-trial:image:layer', value: diffId })),
  ],
})

/** Scanners read the distribution’s `ID` from the name. */
const systemOf = ({ id, version, name }: Distribution): object => ({
  type: 'operating-system',
  'bom-ref': 'operating-system',
  name: id,
  version,
  ...(name === '' ? {} : { description: name }),
})

function componentOf({ id, package: one, purl, license, diffId }: BillItem): object {
  const { group, artifact } = one.type === 'maven' ? coordinates(one.name) : { group: '', artifact: one.name }
  return {
    type: 'library',
    'bom-ref': id,
    ...(group === '' ? {} : { group }),
    name: artifact,
    version: one.version,
    ...(license ? { licenses: [licenseIn(license)] } : {}),
    ...(purl === null ? {} : { purl }),
    properties: [
      { name: 'sea-trial:package:type', value: one.type },
      { name: 'sea-trial:package:path', value: one.path },
      { name: 'sea-trial:package:layer', value: String(one.layer) },
      ...(diffId === null ? [] : [{ name: 'sea-trial:package:diffId', value: diffId }]),
    ],
  }
}

const licenseIn = ({ kind, text }: License): object =>
  kind === 'expression' ? { expression: text } : { license: { [kind]: text } }
