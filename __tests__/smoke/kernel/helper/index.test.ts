/** The helper container: its program, run here; its image; the parser of its output. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extract } from 'tar-stream'
import { elfArchitecture, elfLoader } from '../../../../src/platform/elf.ts'
import { parseListeners } from '../../../../src/smoke/kernel/listeners.ts'
import { FrameReader, type Frame } from '../../../../src/smoke/kernel/helper/frames.ts'
import { helperImage } from '../../../../src/smoke/kernel/helper/image.ts'
import { PROGRAMS } from '../../../../src/smoke/kernel/helper/programs.ts'
import { tcp } from '../../../support/servers.ts'

const folder = mkdtempSync(join(tmpdir(), 'helper-'))
afterAll(() => rmSync(folder, { recursive: true }))

test.each(Object.entries(PROGRAMS))(
  'the program for %s is an executable of it, and needs no loader',
  (name, text) => {
    const bytes = Buffer.from(text, 'base64')
    expect(elfArchitecture(bytes)).toBe(name)
    expect(elfLoader(bytes)).toBeNull()
  },
)

test('its program prints the listeners of its network repeatedly', async () => {
  const architecture = process.arch === 'x64' ? 'amd64' : process.arch
  const file = join(folder, 'helper')
  writeFileSync(file, Buffer.from(PROGRAMS[architecture] ?? '', 'base64'), { mode: 0o755 })
  const server = await tcp(() => undefined)
  const child = spawn(file, ['/proc/net/tcp', '/nowhere', '/proc/self/status'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const frames: Frame[] = []
  const reader = new FrameReader((frame) => frames.push(frame))
  const twice = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      reader.take(chunk)
      if (frames.length >= 2) resolve()
    })
  })
  try {
    await twice
    const last = frames.at(-1)
    expect([...(last?.keys() ?? [])]).toEqual(['/proc/net/tcp', '/nowhere', '/proc/self/status'])
    const listeners = parseListeners((table) => (table === 'tcp' ? (last?.get('/proc/net/tcp') ?? '') : ''))
    expect(listeners).toContainEqual(expect.objectContaining({ port: server.port }))
    expect(last?.get('/nowhere')).toBe('')
    expect(last?.get('/proc/self/status')).toMatch(/^SigCgt:/m)
  } finally {
    child.kill()
    await server.close()
  }
})

describe('its image', () => {
  test('holds the program and nothing else', async () => {
    const names: string[] = []
    const tar = await helperImage('amd64', 'sea-trial.local/run:x-helper')
    const reader = extract()
    tar?.pipe(reader)
    for await (const entry of reader) {
      names.push(entry.header.name)
      entry.resume()
    }
    expect(names).toEqual(['layer/layer.tar', 'config.json', 'manifest.json'])
  })
  test('there is none for other processors', async () => expect(await helperImage('s390x', 'x:y')).toBeNull())
})

describe('frames', () => {
  const TEXT = '/a\none\n\0\n/b\n\0\n\f\n/a\ntwo\n\0\n/b\n\0\n\f\n/a\nhal'
  test.each([1, 2, 3, 7, 1000])('in pieces of %d bytes', (size) => {
    const seen: Frame[] = []
    const reader = new FrameReader((frame) => seen.push(frame))
    for (let at = 0; at < TEXT.length; at += size) reader.take(Buffer.from(TEXT.slice(at, at + size)))
    expect(Object.fromEntries(seen.at(-1) ?? [])).toEqual({ '/a': 'two\n', '/b': '' })
  })
  test('endless output without a frame is dropped', () => {
    const reader = new FrameReader(() => {
      throw new Error('no frame was sent')
    })
    for (let at = 0; at < 20; at++) reader.take(Buffer.alloc(1_000_000, 'x'))
  })
})
