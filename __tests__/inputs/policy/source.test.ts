import { expect, test } from '@jest/globals'
import { parseSource } from '../../../src/inputs/policy/source.ts'

const DIGEST = `sha256:${'a'.repeat(64)}`

test.each([
  ['./policies', { kind: 'path' }],
  ['/etc/sea-trial/policy.yml', { kind: 'path' }],
  [
    'github:acme/policies/images/container.yml@v3',
    { kind: 'github', repository: 'acme/policies', file: 'images/container.yml', ref: 'v3' },
  ],
  [
    `github:acme/policies/a.yml@refs/heads/main`,
    { kind: 'github', repository: 'acme/policies', file: 'a.yml', ref: 'refs/heads/main' },
  ],
  [
    `oci://ghcr.io/acme/policies@${DIGEST}`,
    { kind: 'oci', image: { host: 'ghcr.io', repository: 'acme/policies', digest: DIGEST } },
  ],
  [`oci://ghcr.io/acme/policies:v3@${DIGEST}`, { kind: 'oci', image: { host: 'ghcr.io', digest: DIGEST } }],
])('%s', (text, source) => expect(parseSource(text)).toMatchObject({ ok: true, source: { text, ...source } }))

test.each([
  ['github:acme/policies/a.yml', 'REF is required'],
  ['github:acme/policies@v3', 'is not github:OWNER/REPO/FILE@REF'],
  ['github:acme/policies/../a.yml@v3', 'is not github:OWNER/REPO/FILE@REF'],
  ['github:acme/policies/a.yml@a b', 'is not github:OWNER/REPO/FILE@REF'],
  ['oci://ghcr.io/acme/policies:v3', 'has no digest: whoever may push the tag could change the policy'],
  ['oci://ghcr.io/acme/policies', 'has no digest'],
  ['oci://ghcr.io/Acme/policies@v3', 'is not the name of an artifact: a digest is'],
  ['https://acme.example/policy.yml', 'https:// is not supported: expected a path, github:'],
])('%s is refused', (text, why) => {
  const parsed = parseSource(text)
  expect(parsed.ok ? '' : parsed.mistake).toContain(why)
})
