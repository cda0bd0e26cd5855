/** dive, which people use now: built with Go where the machine has it, and kept for the next run. */
import { execFileSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The tag after this one has no program in it, so that `@latest` cannot be built. */
const VERSION = 'v0.13.1'
const FOLDER = join(tmpdir(), `bench-dive-${VERSION}`)

/** Null where it cannot be had. */
export function dive(): string | null {
  const program = join(FOLDER, 'bin', 'dive')
  if (existsSync(program)) return program
  try {
    const env = { ...process.env, GOPATH: FOLDER, GOFLAGS: '-modcacherw' }
    execFileSync('go', ['install', `github.com/wagoodman/dive@${VERSION}`], { env, stdio: 'ignore' })
    return program
  } catch {
    return null
  }
}

export function cleanDive(): void {
  rmSync(FOLDER, { recursive: true, force: true })
}
