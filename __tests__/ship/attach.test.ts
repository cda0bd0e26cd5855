/** Artifacts of an image, at registries with and without the API for referrers. */
import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import { fallbackTag } from '../../src/core/descriptor.ts'
import { REPORT_TYPE } from '../../src/core/report-artifact.ts'
import { attach, ship, type Artifact } from '../../src/ship/index.ts'
import { twoPlatforms } from '../support/shippable.ts'
import { refOf, writers } from '../support/writers.ts'

const lab = writers()
afterEach(() => lab.close())
afterAll(() => lab.end())

const image = twoPlatforms()
const { root } = image
const artifact = (text: string, artifactType = REPORT_TYPE): Artifact => ({
  artifactType,
  mediaType: artifactType,
  bytes: Buffer.from(text),
  annotations: { 'org.opencontainers.image.created': '2026-03-02T10:00:00Z' },
})

async function start(hasReferrers: boolean) {
  const registry = await lab.registry({ hasReferrers, guard: 'bearer' })
  lab.logIn('sailor', registry.host)
  const ref = refOf(`${registry.host}/acme/api:1`)
  await ship(image.content, [ref], { ...lab.rules(), openRegistry: lab.writer, progress: { waiting() {} } })
  return { registry, ref, writer: lab.writer(ref), reader: lab.reader(ref) }
}

describe.each([true, false])('a registry that lists referrers: %s', (hasReferrers) => {
  test('what is attached is listed by type, and read back', async () => {
    const { registry, writer, reader } = await start(hasReferrers)
    expect(await reader.referrers(root.digest, REPORT_TYPE)).toEqual([])
    const first = await attach(root, artifact('{"verdict":"pass"}'), writer)
    await attach(root, artifact('signature', 'a/signature'), writer)
    const second = await attach(root, artifact('{"verdict":"fail"}'), writer)
    const found = await reader.referrers(root.digest, REPORT_TYPE)
    expect(found.map(({ digest }) => digest)).toEqual([first.digest, second.digest])
    expect(found[0]).toEqual({ ...first, artifactType: REPORT_TYPE, annotations: artifact('').annotations })
    expect((await reader.artifact(first.digest, 1000)).toString()).toBe('{"verdict":"pass"}')
    expect(registry.repository('acme/api').tags.has(fallbackTag(root.digest))).toBe(!hasReferrers)
    expect(JSON.parse((await reader.manifest(first.digest)).toString())).toMatchObject({
      artifactType: REPORT_TYPE,
      config: { mediaType: 'application/vnd.oci.empty.v1+json', size: 2 },
      subject: root,
    })
  })

  test('the same again changes nothing', async () => {
    const { writer, reader } = await start(hasReferrers)
    await attach(root, artifact('{}'), writer)
    await attach(root, artifact('{}'), writer)
    expect(await reader.referrers(root.digest, REPORT_TYPE)).toHaveLength(1)
  })
})

test('the list under the tag keeps what others put there, also at the same time', async () => {
  const { registry, ref, writer, reader } = await start(false)
  const own = registry.repository('acme/api')
  const theirs = await attach(root, artifact('theirs'), lab.writer(ref))
  const before = own.tags.get(fallbackTag(root.digest)) ?? ''
  const set = own.tags.set.bind(own.tags)
  let isOverwritten = false
  // another client that read the list before us writes it after us
  own.tags.set = (tag, digest) => {
    const late = isOverwritten ? digest : before
    isOverwritten = true
    return set(tag, late)
  }
  const ours = await attach(root, artifact('ours'), writer)
  const listed = (await reader.referrers(root.digest, REPORT_TYPE)).map(({ digest }) => digest)
  expect(listed).toEqual([theirs.digest, ours.digest])
})

test('a list that is overwritten each time is an error', async () => {
  const { registry, writer } = await start(false)
  registry.repository('acme/api').tags.set = function () {
    return this
  }
  await expect(attach(root, artifact('ours'), writer)).rejects.toThrow(/others change the list/)
})
