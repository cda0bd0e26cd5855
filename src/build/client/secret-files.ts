/** Files for secrets whose values are in the settings: an argument or variable would show them to other processes. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BuildSource } from '../../inputs/types.ts'
import { secretSpec } from '../../lib/buildx-options.ts'

/**
 * The same source with its secrets in files of `tempDir` that only this user can read. Who removes the folder removes them:
 * the base image is built later, and its triggers may need them.
 */
export function withSecretFiles({ secretValues = [], ...source }: BuildSource, tempDir: string): BuildSource {
  if (secretValues.length === 0) return source
  const folder = join(tempDir, 'build-secrets')
  mkdirSync(folder, { mode: 0o700 })
  const specs = secretValues.map(({ id, value }, index) => {
    const file = join(folder, String(index))
    writeFileSync(file, value, { mode: 0o600, flag: 'wx' })
    return secretSpec(id, 'src', file)
  })
  return { ...source, buildSecrets: [...source.buildSecrets, ...specs] }
}
