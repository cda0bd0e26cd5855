/** The tar of an image on its way: whole or not at all, at the pace of the slower of its two receivers. */
import { describe, expect, test } from '@jest/globals'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { sendToBoth, type Receivers } from '../../../src/build/client/tee.ts'
import { messageOf } from '../../../src/core/errors.ts'

const CHUNK = 2 ** 16
const OK = Promise.resolve(0)
const FAILED = Promise.resolve(1)

/** A client's output: so many chunks, each another byte. It counts what was taken. */
function output(chunks: number): { tar: Readable; taken: () => number } {
  let taken = 0
  const tar = new Readable({
    highWaterMark: CHUNK,
    read() {
      this.push(taken < chunks ? Buffer.alloc(CHUNK, taken++ % 256) : null)
    },
  })
  return { tar, taken: () => taken }
}

async function bytesOf(tar: Readable): Promise<number> {
  let sum = 0
  for await (const chunk of tar as AsyncIterable<Buffer>) {
    for (let at = 0; at < chunk.length; at += CHUNK) sum += (chunk[at] ?? 0) + 1
  }
  return sum
}

type Receive = (tar: Readable) => Promise<unknown>

/** Receivers that note what came of it. */
function receivers(given: Partial<Record<keyof Receivers, Receive>> = {}): Receivers & { events: string[] } {
  const events: string[] = []
  const note = (name: string, receive: Receive) => (tar: Readable) => {
    events.push(`${name} begins`)
    return receive(tar).then(
      (result) => void events.push(`${name} has ${String(result)}`),
      (cause: unknown) => {
        events.push(`${name} fails: ${messageOf(cause)}`)
        if (name === 'load') throw cause
      },
    )
  }
  return { events, load: note('load', given.load ?? bytesOf), read: note('read', given.read ?? bytesOf) }
}

describe('a client that ends well', () => {
  test('both get every byte', async () => {
    const to = receivers()
    await sendToBoth(output(100).tar, OK, to)
    expect(to.events.sort()).toEqual(['load begins', 'load has 5050', 'read begins', 'read has 5050'])
  })

  test.each(['load', 'read'] as const)('a slow %s holds it back', async (slow) => {
    const { tar, taken } = output(500)
    let go: () => void = () => undefined
    const gate = new Promise<void>((resolve) => (go = resolve))
    const to = receivers({ [slow]: async (part: Readable) => (await gate, bytesOf(part)) })
    const over = sendToBoth(tar, OK, to)
    await sleep(50)
    const before = taken()
    expect(before).toBeLessThan(24) // a mebibyte, and what is on its way
    await sleep(50)
    expect(taken()).toBe(before)
    go()
    await over
    expect(taken()).toBe(500)
    expect(to.events).toHaveLength(4)
  })

  test.each([
    ['stops', (part: Readable) => Promise.resolve(part.destroy())],
    ['just leaves it', () => Promise.resolve()],
  ])('a reader that %s does not keep the engine from its image', async (_, read) => {
    const to = receivers({ read })
    await sendToBoth(output(100).tar, OK, to)
    expect(to.events).toContain('load has 5050')
  })

  test('an engine that answers before the end of the padding has its image', async () => {
    const { tar, taken } = output(100)
    const to = receivers({ load: () => Promise.resolve() })
    await sendToBoth(tar, OK, to)
    expect(taken()).toBe(100)
    expect(to.events).toContain('read has 5050')
  })

  test('that wrote nothing: nothing is loaded', async () => {
    const to = receivers()
    await sendToBoth(output(0).tar, OK, to)
    expect(to.events).toEqual([])
  })
})

describe('a client that fails', () => {
  test('before it wrote anything: nothing is loaded', async () => {
    const to = receivers()
    await sendToBoth(output(0).tar, FAILED, to)
    expect(to.events).toEqual([])
  })

  test('half-way: nobody takes the half for the whole, and the failure is the client’s', async () => {
    const to = receivers()
    await sendToBoth(output(20).tar, FAILED, to)
    expect(to.events.sort().slice(1)).toEqual([
      'load fails: the builder stopped before the end',
      'read begins',
      'read fails: the builder stopped before the end',
    ])
  })

  test('the image is not whole before its code is known', async () => {
    const to = receivers()
    let end: (code: number) => void = () => undefined
    const over = sendToBoth(output(20).tar, new Promise((resolve) => (end = resolve)), to)
    await sleep(20)
    expect(to.events).toEqual(['load begins', 'read begins'])
    end(0)
    await over
    expect(to.events).toHaveLength(4)
  })

  test('a client that never was rejects as its code does', async () => {
    const code = Promise.reject(new Error('ENOENT'))
    await expect(sendToBoth(output(0).tar, code, receivers())).rejects.toThrow('ENOENT')
  })

  test('an output that cannot be read ends both', async () => {
    const { tar } = output(500)
    setTimeout(() => tar.destroy(new Error('EIO')), 10)
    const to = receivers({ load: async (part) => (await sleep(20), bytesOf(part)) })
    await expect(sendToBoth(tar, OK, to)).rejects.toThrow('EIO')
    expect(to.events.filter((text) => text.includes('stopped before'))).toHaveLength(2)
  })
})

describe('an engine that refuses', () => {
  const refuse = () => Promise.reject(new Error('no space left'))
  test('ends it at once: the client’s output is closed', async () => {
    const { tar, taken } = output(1000)
    const to = receivers({ load: refuse })
    await expect(sendToBoth(tar, FAILED, to)).rejects.toThrow('no space left')
    expect(tar.destroyed).toBe(true)
    expect(taken()).toBeLessThan(40)
    expect(to.events).toContain('read fails: the builder stopped before the end')
  })

  test('while the client waits for it to take more', async () => {
    const load = async (part: Readable) => {
      await new Promise((resolve) => part.once('data', resolve))
      part.pause()
      await sleep(20)
      return refuse()
    }
    await expect(sendToBoth(output(1000).tar, FAILED, receivers({ load }))).rejects.toThrow('no space left')
  })

  test('when it has all of it', async () => {
    const load = async (part: Readable) => (await bytesOf(part), refuse())
    const to = receivers({ load })
    await expect(sendToBoth(output(20).tar, OK, to)).rejects.toThrow('no space left')
    expect(to.events).toContain('read has 210')
  })
})
