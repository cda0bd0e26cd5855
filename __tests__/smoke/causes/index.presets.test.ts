/** Rules of platforms: findings in evidence that is healthy in Docker, or has another cause there. */
import { describe, expect, test } from '@jest/globals'
import { diagnose } from '../../../src/smoke/causes/index.ts'
import type { Evidence } from '../../../src/smoke/evidence.ts'
import { asked, at, done, evidence, inputs, row, first } from '../../support/evidence.ts'
import { image } from '../../support/fake-engine.ts'
import { plainContainer } from '../../support/plain.ts'
import { tcpPorts } from '../../support/probes.ts'

const kubernetes = inputs({ presets: ['kubernetes-restricted'], requires: ['non-root', 'numeric-user'] })
const withUser = (user: string): Evidence => done({ ...kubernetes, image: image({ user }) })

describe('runs-as-root, as kubelet decides', () => {
  test.each([
    ['', 'it runs as root'],
    ['0', 'it runs as root'],
    ['0:1000', 'it runs as root'],
    ['root', 'it runs as root'],
    ['app', 'its user `app` is a name'],
    ['app:1000', 'its user `app` is a name'],
  ])('USER %j', (user, says) =>
    expect(first(withUser(user))).toMatchObject({
      code: 'runs-as-root',
      level: 'fail',
      message: expect.stringContaining(says),
    }),
  )
  test.each(['1000', '1000:0', '65532:app'])('USER %s is not root', (user) =>
    expect(diagnose(withUser(user))).toEqual([]),
  )
  test('the user of the settings overrides that of the image, without a line of the Dockerfile', () => {
    const container = { ...plainContainer, user: '1000' }
    const set = inputs({ presets: ['x'], requires: ['non-root', 'numeric-user'], container })
    expect(diagnose(done({ ...set, image: image({ user: 'root' }) }))).toEqual([])
  })
  test('points to the last USER', () => {
    const seen = { ...withUser('app'), places: { USER: at(7) } }
    expect(first(seen)?.location).toEqual(at(7))
  })
  test('is not reported without a preset', () => expect(diagnose(done({ image: image() }))).toEqual([]))
})

describe('ignores-port', () => {
  const withPort = inputs({
    presets: ['cloud-run'],
    requires: ['obeys-port'],
    assignedPort: 62_001,
    ports: tcpPorts(62_001),
  })
  const silent = { ...withPort, checks: [asked(62_001)] }
  test.each([
    ['0.0.0.0', 'PORT was set to 62001, but it listens on 0.0.0.0:8080'],
    ['127.0.0.1', 'PORT was set to 62001, but it listens on 127.0.0.1:8080'],
  ])('%s', (address, message) => {
    const findings = diagnose(evidence({ ...silent, listeners: [row(address, 8080)] }))
    expect(findings.map(({ code }) => code)).toEqual(['ignores-port'])
    expect(findings[0]?.message).toBe(message)
  })
  test('the right port on loopback is another cause', () =>
    expect(first(evidence({ ...silent, listeners: [row('127.0.0.1', 62_001)] }))?.code).toBe('loopback-only'))
  test('no listener at all is another', () =>
    expect(first(evidence({ ...silent, listeners: [] }))?.code).toBe('never-listened'))
})

describe('files-fill-memory', () => {
  const MIB = 1024 ** 2
  const cloud = inputs({ presets: ['cloud-run'], requires: ['files-in-memory'], memory: 64 * MIB })
  test('files and memory together exceed the limit', () =>
    expect(first(done({ ...cloud, written: { files: 60 * MIB, memory: 5 * MIB } }))).toMatchObject({
      code: 'files-fill-memory',
      message: expect.stringContaining('it wrote 62.9 MB of files'),
    }))
  test.each([
    ['together they fit', { ...cloud, written: { files: 60 * MIB, memory: 4 * MIB } }],
    ['nothing is known', { ...cloud, written: null }],
    ['nobody asks', { written: { files: 1e12, memory: 0 } }],
  ])('%s', (_, extra) => expect(diagnose(done(extra))).toEqual([]))
})
