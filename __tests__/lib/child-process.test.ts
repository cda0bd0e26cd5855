/** Child processes: collected output, limits, and the end of the whole process tree. */
import { describe, expect, test } from '@jest/globals'
import { run, start } from '../../src/lib/child-process.ts'
import { processesWith } from '../../src/lib/process-tree.ts'

const env = { PATH: process.env.PATH }
const node = (script: string, limits: { signal?: AbortSignal; seconds?: number } = {}) =>
  run(process.execPath, ['-e', script], { env, ...limits })

/** Prints the PID of a child that runs for a minute, and waits for it. */
const PARENT = `
  const child = require('node:child_process').spawn('sleep', ['60'], { stdio: 'ignore' })
  console.log(child.pid)
`

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const gone = async (pid: number): Promise<void> => {
  for (let tries = 0; isRunning(pid) && tries < 100; tries++)
    await new Promise((resolve) => setTimeout(resolve, 20))
  expect(isRunning(pid)).toBe(false)
}

describe('run', () => {
  test('collects the output and the exit code', async () =>
    expect(await node('console.log("ø"); console.error("no"); process.exitCode = 3')).toEqual({
      code: 3,
      stdout: 'ø\n',
      stderr: 'no\n',
    }))
  test('keeps the last 8 Mi characters', async () => {
    const output = await node('process.stdout.write("a" + "b".repeat(8 * 2 ** 20))')
    expect(output?.stdout).toHaveLength(8 * 2 ** 20)
    expect(output?.stdout[0]).toBe('b')
  })
  test('passes arguments as they are, without a shell', async () => {
    const words = ['$(id)', "it's", '', 'a b']
    const output = await run(
      process.execPath,
      ['-e', 'console.log(JSON.stringify(process.argv.slice(1)))', '--', ...words],
      { env },
    )
    expect(JSON.parse(output?.stdout ?? '')).toEqual(words)
  })
  test('passes only the environment given', async () => {
    const output = await run(process.execPath, ['-e', 'console.log(process.env.HOME ?? "none")'], { env })
    expect(output?.stdout).toBe('none\n')
  })
  test('null when there is no such command', async () =>
    expect(await run('sea-trial-no-such-command', [], { env })).toBeNull())
  test('rejects when the command cannot be started for another reason', () =>
    expect(run(import.meta.dirname, [], { env })).rejects.toMatchObject({ code: 'EACCES' }))
  test('code null after the time limit, with the output until then', async () =>
    expect(await node('console.log("on"); setInterval(() => {}, 1000)', { seconds: 1 })).toMatchObject({
      code: null,
      stdout: 'on\n',
    }))
  test('code null after an abort, also one from before the start', async () => {
    const controller = new AbortController()
    const ran = node('setInterval(() => {}, 1000)', { signal: controller.signal })
    controller.abort()
    expect(await ran).toMatchObject({ code: null })
    expect(await node('setInterval(() => {}, 1000)', { signal: controller.signal })).toMatchObject({
      code: null,
    })
  })
  test('kills a process that ignores SIGTERM', async () => {
    const script = 'process.on("SIGTERM", () => {}); console.log("on"); setInterval(() => {}, 1000)'
    expect(await node(script, { seconds: 1 })).toMatchObject({ code: null, stdout: 'on\n' })
  })
})

describe('the process tree', () => {
  test('a time limit ends the descendants too', async () => {
    const output = await node(PARENT, { seconds: 1 })
    expect(output?.code).toBeNull()
    await gone(Number(output?.stdout))
  })
  test('kill after the exit ends what is left, and leaves no timer', async () => {
    const child = start(process.execPath, ['-e', `${PARENT}; child.unref(); process.exit()`], { env })
    const pid = Number(await new Promise((resolve) => child.stdout.once('data', resolve)))
    expect(await child.exit).toBe(0)
    expect(isRunning(pid)).toBe(true)
    child.kill()
    await gone(pid)
  })
  test('kill ends them, also what has left the group, by an environment variable', async () => {
    if (process.platform !== 'linux') return
    const variable = `SEA_TRIAL_TEST=${process.pid}`
    const child = start(
      'setsid',
      ['--fork', process.execPath, '-e', `${PARENT}; setInterval(() => {}, 1000)`],
      {
        env: { ...env, SEA_TRIAL_TEST: String(process.pid) },
        tree: processesWith(variable, 'node'),
      },
    )
    const pid = Number(await new Promise((resolve) => child.stdout.once('data', resolve)))
    expect(child.isKilled()).toBe(false)
    child.kill()
    await child.exit
    expect(child.isKilled()).toBe(true)
    await gone(pid)
  })
})
