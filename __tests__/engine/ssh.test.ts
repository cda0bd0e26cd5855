/** An engine behind ssh, with a program in place of `ssh` that does on this machine what the other side would. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect as dial } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { connect } from '../../src/engine/docker.ts'
import { UserError } from '../../src/core/errors.ts'
import { engineServer, json, type EngineServer } from '../support/engine-server.ts'
import { tcp } from '../support/servers.ts'

const folder = mkdtempSync(join(tmpdir(), 'ssh-'))
const words = join(folder, 'words')
const before = { PATH: process.env.PATH, DOCKER_HOST: process.env.DOCKER_HOST }
let server: EngineServer

/** Joins standard input and output to a socket, as `docker system dial-stdio` and `ssh -W` do. */
const STAND_IN = `#!${process.execPath}
const { connect } = require('node:net')
const { appendFileSync } = require('node:fs')
const words = process.argv.slice(2)
appendFileSync(process.env.SSH_WORDS, words.join(' ') + '\\n')
if (words.includes('nobody')) { console.error('nobody: Name or service not known'); process.exit(255) }
const to = words[words.indexOf('-W') + 1]
const socket = words.includes('-W') ? connect(Number(to.split(':')[1])) : connect(process.env.SSH_ENGINE)
process.stdin.pipe(socket).pipe(process.stdout)
`

beforeAll(async () => {
  writeFileSync(join(folder, 'ssh'), STAND_IN, { mode: 0o755 })
  server = (await engineServer()).on(
    'GET /info',
    json({ ServerVersion: '28.5.2', OSType: 'linux', Architecture: 'x86_64', Driver: 'overlay2' }),
  )
  process.env.PATH = `${folder}${delimiter}${process.env.PATH ?? ''}`
  process.env.SSH_WORDS = words
  process.env.SSH_ENGINE = server.host.replace('unix://', '')
})
afterEach(() => rmSync(words, { force: true }))
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
  process.env.PATH = before.PATH
  if (before.DOCKER_HOST === undefined) delete process.env.DOCKER_HOST
  else process.env.DOCKER_HOST = before.DOCKER_HOST
  delete process.env.SSH_WORDS
  delete process.env.SSH_ENGINE
})

describe('an engine behind ssh', () => {
  test('answers several questions at once, and is no engine of this machine', async () => {
    process.env.DOCKER_HOST = 'ssh://me@far:2222'
    const { engine, info } = await connect()
    await Promise.all([engine.info(), engine.info(), engine.info()])
    await engine.info()
    engine.close()
    expect(info).toMatchObject({ version: '28.5.2', local: false })
    const lines = readFileSync(words, 'utf8').trim().split('\n')
    expect(lines).toHaveLength(3) // the first connection is used again
    expect(lines[0]).toMatch(/ -p 2222 -l me -- far docker system dial-stdio$/)
  })

  test('its ports are brought here', async () => {
    process.env.DOCKER_HOST = 'ssh://far'
    const { engine } = await connect()
    const there = await tcp((socket) => socket.end('hello'))
    const here = await engine.forward(there.port)
    const said = await new Promise<string>((resolve, reject) => {
      let text = ''
      dial(here, '127.0.0.1')
        .on('data', (chunk) => (text += chunk.toString()))
        .on('error', reject)
        .on('close', () => resolve(text))
    })
    engine.close()
    await there.close()
    expect(said).toBe('hello')
    expect(here).not.toBe(there.port)
  })

  test('that cannot be reached has ssh’s message', async () => {
    process.env.DOCKER_HOST = 'ssh://nobody'
    const error = await connect().then(
      () => null,
      (cause: unknown) => cause,
    )
    expect(error).toBeInstanceOf(UserError)
    expect(error).toMatchObject({
      code: 'no-engine',
      message: expect.stringContaining('Name or service not known'),
    })
  })

  test('a host that looks like an option is refused', async () => {
    process.env.DOCKER_HOST = 'ssh://-oProxyCommand=x'
    await expect(connect()).rejects.toMatchObject({ code: 'no-engine' })
  })
})
