/** Builds dive, the usual tool for this, if the machine has Go, and keeps it for the next run. */
import { execFileSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The next tag contains no program, so `@latest` cannot be built. */
const VERSION = 'v0.13.1'
const FOLDER = join(tmpdir(), `bench-dive-${VERSION}`)

/** Null if it cannot be built. */
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
