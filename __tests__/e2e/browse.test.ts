/** `browse` as users run it: dist in a real pseudo-terminal (`script` of util-linux), its screen read by a terminal emulator. */
import xterm from '@xterm/headless'
import { afterAll, describe, expect, test } from '@jest/globals'
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { saved } from '../support/archives.ts'
import { command } from '../support/dist.ts'
import { bytes, dir, file, tar, whiteout } from '../support/tar.ts'

const DIST = join(process.cwd(), 'dist', 'index.js')
const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'browse-')))
const IMAGE = join(cwd, 'image.tar')
writeFileSync(
  IMAGE,
  tar(
    saved({
      layers: [
        tar([
          dir('usr'),
          dir('usr/lib'),
          file('usr/lib/big.so', bytes(5_000_000)),
          file('etc/a\u001b[2J', 'x'),
        ]),
        tar([dir('srv'), file('srv/app', bytes(1_000_000)), whiteout('etc')]),
      ],
    }),
  ),
)
afterAll(() => rmSync(cwd, { recursive: true }))

const SIZE = { cols: 100, rows: 24 }

/** The program in a terminal. */
function open() {
  const quoted = [process.execPath, DIST, 'browse', IMAGE].map((word) => `'${word}'`).join(' ')
  const shell = `stty rows ${SIZE.rows} cols ${SIZE.cols}; before=$(stty -g); ${quoted}; echo "code $?"; [ "$before" = "$(stty -g)" ] && echo "restored"`
  const child = spawn('script', ['--quiet', '--flush', '--command', shell, '/dev/null'], {
    env: { ...process.env, SHELL: '/bin/sh', TERM: 'xterm-256color', LANG: 'C.UTF-8', SEA_TRIAL_CACHE: '' },
    cwd,
  })
  const terminal = new xterm.Terminal({ ...SIZE, allowProposedApi: true })
  child.stdout.on('data', (chunk: Buffer) => terminal.write(chunk))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const lines = (): string[] =>
    Array.from(
      { length: SIZE.rows },
      (_, row) =>
        terminal.buffer.active.getLine(terminal.buffer.active.viewportY + row)?.translateToString(true) ?? '',
    )
  const until = async (isSeen: (text: string) => boolean): Promise<string> => {
    for (let wait = 0; wait < 150; wait++) {
      if (isSeen(lines().join('\n'))) return lines().join('\n')
      await setTimeout(50)
    }
    throw new Error(`not seen on:\n${lines().join('\n')}`)
  }
  const type = async (keys: string, seen: string) => {
    child.stdin.write(keys)
    return until((text) => text.includes(seen))
  }
  return { child, ended, until, type, isOther: () => terminal.buffer.active.type === 'alternate' }
}

describe('in a terminal', () => {
  test('finds the biggest folder, quits, and leaves the terminal as it was', async () => {
    const { ended, until, type, isOther } = open()
    const first = await until((text) => text.includes('? help'))
    expect(isOther()).toBe(true)
    expect(first).toMatch(/│ +5\.0 MB .* ▸ usr/)
    expect(await type('l', '▸ lib')).toMatch(/5\.0 MB .* ▸ lib/)
    expect(await type('jl', 'big.so')).toMatch(/5\.0 MB .* big\.so/)
    expect(await type('\u0001', 'without added')).not.toContain('srv')
    await type('?', 'ctrl+space')
    await type('\u001b', 'without added')
    expect(await type('q', 'code ')).toContain('code 0')
    expect(await until((text) => text.includes('restored'))).toContain('restored')
    await ended
    expect(isOther()).toBe(false)
  })

  test('is restored after a signal too', async () => {
    const { child, until, isOther } = open()
    await until((text) => text.includes('? help'))
    const found = spawnSync('pgrep', ['-f', `${DIST} browse ${IMAGE}`], { encoding: 'utf8' }).stdout
    const own = found.split('\n').filter((pid) => commandOf(pid).startsWith(process.execPath))
    expect(own).toHaveLength(1)
    process.kill(Number(own[0]), 'SIGTERM')
    await until((text) => text.includes('restored'))
    expect(isOther()).toBe(false)
    child.stdin.end()
  })
})

const commandOf = (pid: string): string =>
  pid === '' ? '' : spawnSync('ps', ['-o', 'args=', '-p', pid], { encoding: 'utf8' }).stdout

test('without a terminal: an error that names tree and layers', async () => {
  const { code, stderr } = await command(['browse', IMAGE], { ...process.env })
  expect(code).toBe(2)
  expect(stderr).toContain('browse needs a terminal')
  expect(stderr).toContain('sea-trial tree')
})

test('tree and layers in a pipe: no colours, no progress', async () => {
  const [tree, layers] = await Promise.all([
    command(['tree', IMAGE, '--largest', '1'], { ...process.env }),
    command(['layers', IMAGE, '--format', 'json'], { ...process.env }),
  ])
  expect(tree).toEqual({ code: 0, stdout: '   6.0 MB  /\n   5.0 MB  /usr/lib/big.so\n', stderr: '' })
  expect(layers.stderr).toBe('')
  expect(JSON.parse(layers.stdout)).toMatchObject({
    sizes: { onDisk: 6_000_001 },
    layers: [{ size: 5_000_001 }, { size: 1_000_000 }],
  })
})
