/** Fixes for missing permissions: they depend on the operation, the path and the user. */
import { describe, expect, test } from '@jest/globals'
import { diagnose } from '../../../src/smoke/causes/index.ts'
import type { Evidence } from '../../../src/smoke/evidence.ts'
import { at, evidence, exited, log, over } from '../../support/evidence.ts'
import { image } from '../../support/fake-engine.ts'

const asUser = (user: string | null): Pick<Evidence, 'inputs'> => {
  const { inputs } = evidence()
  return { inputs: { ...inputs, container: { ...inputs.container, user } } }
}

/** `given`: the trial's own setting; the image has USER web. */
const said = (line: string, given: string | null = null, user = 'web') =>
  diagnose(
    over(exited(1), {
      log: log(line),
      image: image({ user }),
      places: { USER: at(4) },
      programs: [],
      ...asUser(given),
    }),
  )[0]

describe('permission-denied', () => {
  test.each([
    ["mkdir: can't create directory '/data/x': Permission denied", 'install -d -o web /data/x`'],
    [
      "PermissionError: [Errno 13] Permission denied: '/app/state/db.sqlite'",
      'install -d -o web /app/state`',
    ],
    ['open /var/lib/app/state: permission denied', 'install -d -o web /var/lib/app`'],
    ['open /state.json: permission denied', 'a separate folder instead of `/`'],
    ["PermissionError: [Errno 13] Permission denied: '/etc/app.conf'", 'a separate folder instead of `/etc`'],
    ['open() "/run/nginx.pid" failed (13: Permission denied)', 'a separate folder instead of `/run`'],
    ['chown: /var/lib/data: Operation not permitted', 'in a RUN before the USER line'],
    ['Error: permission denied', 'install -d -o web FOLDER`'],
  ])('%s', (line, fix) => {
    const found = said(line)
    expect(found).toMatchObject({ code: 'permission-denied', location: at(4) })
    expect(found?.fix).toContain(fix)
    expect(found?.evidence).toContain('USER web')
  })

  test('reports the user of the settings, without a line of the Dockerfile', () => {
    const found = said("mkdir: can't create directory '/data/x': Permission denied", '1234')
    expect(found?.message).toBe(
      'it exited 1 after 0.4 s: it is not allowed to access `/data/x` as the user `1234`',
    )
    expect(found?.fix).toContain('install -d -o 1234 /data/x`')
    expect(found?.evidence).toContain('run as 1234')
    expect(found?.location).toBeUndefined()
  })

  test('a user with any number gets access through its group', () => {
    const found = said("mkdir: can't create directory '/data/x': Permission denied", '1000650000:0')
    expect(found?.fix).toContain('chgrp -R 0 /data/x && chmod -R g=u /data/x')
  })

  test.each(['', 'root', '0:0'])('root needs no other owner, %j', (user) => {
    const found = said('chown: /data: Operation not permitted', null, user)
    expect(found?.fix).toMatch(/cap-add/)
  })
})

describe('read-only', () => {
  test.each([
    ["OSError: [Errno 30] Read-only file system: '/data/db.sqlite'", 'mounted at /data,'],
    ['open /state: read-only file system', 'a volume or a tmpfs, or'],
    ["sh: can't create /proc/sys/net/core/somaxconn: Read-only file system", '--sysctl'],
    ["echo: write error: '/sys/kernel/mm/x': Read-only file system", '--sysctl'],
  ])('%s', (line, fix) => expect(said(line)?.fix).toContain(fix))
})

test('a user from the settings has no location in the Dockerfile', () => {
  const found = diagnose(
    evidence({
      startFailure: 'unable to find user app: no matching entries in passwd file',
      ...asUser('app'),
    }),
  )[0]
  expect(found).toMatchObject({ code: 'unknown-user' })
  expect(found?.evidence[0]).toBe('run as app')
  expect(found?.location).toBeUndefined()
})
