import { describe, expect, test } from '@jest/globals'
import { PassThrough } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import type { LogSeen } from '../../../src/smoke/log/types.ts'
import { collectLog } from '../../../src/smoke/log/tail.ts'

async function collect(...chunks: (string | Buffer)[]): Promise<LogSeen> {
  const stream = new PassThrough()
  const log = collectLog(stream)
  for (const chunk of chunks)
    if (!stream.write(chunk)) await new Promise((resolve) => stream.once('drain', resolve))
  stream.end()
  await log.done
  return log.read()
}

describe('collectLog', () => {
  test.each([
    ['nothing', [], { tail: [], lines: 0, bytes: 0 }],
    ['a line cut into pieces', ['a', 'b\nc'], { tail: ['ab', 'c'], lines: 2, bytes: 4 }],
    ['Windows line ends', ['a\r\nb\r\n'], { tail: ['a', 'b'], lines: 2, bytes: 6 }],
    ['a progress bar', ['10 %\r50 %\r100 %\nok\n'], { tail: ['100 %', 'ok'], lines: 2 }],
    ['blank lines', ['\n\n'], { tail: ['', ''], lines: 2 }],
    ['a character cut in two', [Buffer.from([0xc3]), Buffer.from([0xa4, 10])], { tail: ['ä'] }],
    [
      'invalid UTF-8 and NUL',
      [Buffer.from([255, 0, 254, 10])],
      { tail: ['\uFFFD\u0000\uFFFD'], lines: 1, bytes: 4 },
    ],
  ])('%s', async (_, chunks, expected) => expect(await collect(...chunks)).toMatchObject(expected))

  test.each([
    [[], null],
    [['a\nb\n'], 'b'],
    [['a\nhal', 'f'], 'half'],
    [['10 %\r50 %'], '50 %'],
    [['a\n\n  \n'], 'a'],
    [['x'.repeat(200_000)], 'x'.repeat(2000) + '…'],
  ])('the last line so far of %j', async (chunks, line) => {
    const stream = new PassThrough()
    const log = collectLog(stream)
    for (const chunk of chunks) stream.write(chunk)
    await setTimeout(5)
    expect(log.lastLine()).toBe(line)
  })

  test('a line of 200 KB is counted completely and truncated', async () => {
    const log = await collect('x'.repeat(200_000), '\nend\n')
    expect(log).toMatchObject({ lines: 2, bytes: 200_005 })
    expect(log.tail.map((line) => line.length)).toEqual([2001, 3])
  })

  test('a flood is counted; the end of it is kept, in bounded memory', async () => {
    const line = `${'y'.repeat(99)}\n`
    const block = line.repeat(1000)
    const log = await collect(...Array.from({ length: 200 }, () => block), 'the last word\n')
    expect(log).toMatchObject({ lines: 200_001, bytes: 20_000_014 })
    expect(log.tail).toHaveLength(200)
    expect(log.tail.at(-1)).toBe('the last word')
    expect(log.tail.at(0)).toBe('y'.repeat(99))
  })

  test('a stream that fails ends', async () => {
    const stream = new PassThrough()
    const log = collectLog(stream)
    stream.write('so far')
    stream.destroy(new Error('gone'))
    await log.done
    expect(log.read().bytes).toBeLessThanOrEqual(6)
  })
})

test('each line of the tail has the time at which it began to arrive', () => {
  const stream = new PassThrough()
  let now = 0
  const log = collectLog(stream, undefined, () => now)
  const write = (at: number, text: string) => {
    now = at
    stream.emit('data', Buffer.from(text))
  }
  write(1, 'a\nb')
  write(2, 'b\n')
  write(3, 'c\n\n')
  write(4, 'd')
  expect(log.read()).toMatchObject({ tail: ['a', 'bb', 'c', '', 'd'], times: [1, 1, 3, 3, 4] })
  write(5, '\n' + 'x\n'.repeat(500))
  const { tail, times } = log.read()
  expect([tail.length, times?.length, times?.[0], times?.at(-1)]).toEqual([200, 200, 5, 5])
})
