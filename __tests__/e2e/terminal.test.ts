/** `dist` in a pseudo-terminal, by `script` of util-linux: what a person sees, and what Ctrl-C does. */
import { afterAll, expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { engineEnv } from '../support/engines.ts'
import { leftovers } from '../support/leftovers.ts'
import { FakeTerminal } from '../support/terminal.ts'

const env = engineEnv('new')
const home = mkdtempSync(join(tmpdir(), 'terminal-'))
afterAll(() => rmSync(home, { recursive: true }))
const DIST = join(process.cwd(), 'dist', 'index.js')
const CTRL_C = '\u0003'

/** Types `keys[1]` when the screen first shows `keys[0]`, in order. */
async function inTerminal(args: string, keys: [RegExp, string | (() => void)][]) {
  const shell = `stty cols 80 rows 24; exec ${process.execPath} ${DIST} ${args}`
  const child = spawn('script', ['--quiet', '--return', '--command', shell, '/dev/null'], {
    env: { ...env, SEA_TRIAL_CACHE: '', LANG: 'C.UTF-8', TERM: 'xterm-256color', CI: '' },
    cwd: home,
  })
  const terminal = new FakeTerminal(80, 24)
  const waiting = [...keys]
  child.stdout.on('data', (chunk: Buffer) => {
    terminal.write(chunk.toString().replaceAll('\r\n', '\n'))
    const [next] = waiting
    if (!next?.[0].test(terminal.text)) return
    waiting.shift()
    if (typeof next[1] === 'string') child.stdin.write(next[1])
    else next[1]()
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  return { code, text: terminal.text }
}

test('--watch: stages, the report with bars, a change, Ctrl-C', async () => {
  const app = join(home, 'app')
  cpSync('examples/hello', app, { recursive: true })
  const grow = () => writeFileSync(join(app, 'index.html'), 'x'.repeat(3_000_000))
  const { code, text } = await inTerminal('app --watch --soak 0s', [
    [/Waiting for a change of app/, grow],
    [/Waiting for a change of app[^]*Waiting for a change of app/, CTRL_C],
  ])
  expect(text).toMatch(/^✓ Building app {2}[\d.]+ s {2}CACHED \d of 2\n {4}docker buildx build/)
  expect(text).toMatch(/\n✓ Trying and weighing app {2}[\d.]+ s\n\n⚓ app is seaworthy: ready in /)
  expect(text).toMatch(/\n[░█]+ 1\.98 MB:\n░ base 1\.98 MB, █ yours 75 B\n/)
  expect(text).toMatch(/\nChanged: app\/index\.html\n[^]*\n\+3\.0 MB: [^]* Last try +Now +Change\n/)
  expect(code).toBe(0)
  expect(await leftovers(env)).toEqual([])
})

test('Ctrl-C during a build: it says at once that it stops, and what it removed', async () => {
  writeFileSync(join(home, 'Dockerfile'), `FROM busybox\nRUN echo ${Math.random()}; sleep 100\n`)
  const { code, text } = await inTerminal('.', [[/… RUN echo/, CTRL_C]])
  expect(text).toMatch(/\n• Stopping: removing what this run made; Ctrl-C again skips that {2}[\d.]+ s\n/)
  expect(text).toMatch(/\nStopped\. Removed (?:1 image and )?temporary files\.\n/)
  expect(code).toBe(3)
  await setTimeout(100)
  expect(await leftovers(env)).toEqual([])
})
