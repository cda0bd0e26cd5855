/** `sea-trial sbom IMAGE`: the packages of an image as CycloneDX or SPDX. */
import { UserError, messageOf } from '../../core/errors.ts'
import { writeWhole } from '../../core/file-access.ts'
import { readSbomCommand, type Arguments } from '../../inputs/index.ts'
import { renderSbom } from '../../report/index.ts'
import { withRun } from '../command-run.ts'
import type { Host } from '../host.ts'
import { weighNamed } from '../named-image.ts'
import { sbomTime } from '../sboms.ts'
import { withProgress } from './terminal.ts'

/** Returns the exit code 0. Rejects with a UserError. */
export async function sbom(given: Arguments, host: Host): Promise<number> {
  const { env } = host
  const { image, format, output, roots } = readSbomCommand(given, host)
  const weighed = await withProgress(host, (progress) =>
    withRun(env, (run) => weighNamed(image, { env, progress, roots, run })),
  )
  const text = renderSbom(weighed, format, sbomTime(env, weighed.at))
  if (output === null) host.stdout.write(text)
  else write(output, text, roots)
  return 0
}

function write(file: string, text: string, roots: readonly string[]): void {
  try {
    writeWhole(file, text, { roots, pipes: true })
  } catch (cause) {
    const hint = 'Give --output a path in a folder that can be written, on a disk with room.'
    throw new UserError(
      'report-unwritable',
      `The SBOM could not be written to ${file}: ${messageOf(cause)}`,
      hint,
      { cause },
    )
  }
}
