/** `sea-trial diff A B`: gets both images, compares them, prints what changed. */
import { compare } from '../../compare/index.ts'
import { UserError, asUserError, type ErrorCode } from '../../core/errors.ts'
import type { DiffSide } from '../../core/schema.ts'
import { VERSION } from '../../core/version.ts'
import { readDiff, type Arguments } from '../../inputs/index.ts'
import type { DiffInputs } from '../../inputs/types.ts'
import type { NamedImage } from '../../inputs/types.ts'
import { maskOf } from '../../lib/redact.ts'
import { renderDiff } from '../../report/index.ts'
import { withRun } from '../command-run.ts'
import type { Host } from '../host.ts'
import { textOf, weighNamed, type NameAccess, type Weighed } from '../named-image.ts'
import type { Link } from '../trial.ts'
import { lookOf, withProgress } from './terminal.ts'

/** Returns the exit code 0. Rejects with a UserError that names what is wrong with both sides: exit 2, or 3 for the engine. */
export async function diff(given: Arguments, host: Host, connectTo?: () => Promise<Link>): Promise<number> {
  const inputs = readDiff(given, host.cwd)
  const { env } = host
  const [before, after] = await withProgress(host, (progress) =>
    withRun(env, (run) => bothOf(inputs, { env, progress, roots: inputs.roots, run }), connectTo),
  )
  const delta = compare(after, before)
  const sides = { before: sideOf(inputs.before, before), after: sideOf(inputs.after, after) }
  const found = { schemaVersion: 1 as const, generator: `sea-trial ${VERSION}`, ...sides, delta }
  host.stdout.write(maskOf([])(renderDiff(found, after, inputs.format, lookOf(host))))
  return 0
}

async function bothOf(
  { before, after }: DiffInputs,
  access: NameAccess,
): Promise<readonly [Weighed, Weighed]> {
  const get = (side: NamedImage) =>
    weighNamed(side, access).then(
      (report) => ({ report, error: null }),
      (cause: unknown) => ({ report: null, error: asUserError(cause) }),
    )
  const first = await get(before)
  const second = await get(after)
  if (first.report && second.report) return [first.report, second.report]
  throw together([first, second].flatMap(({ error }) => error ?? []))
}

/** Errors about what was given; the others are about the engine or this program. */
const OF_INPUT: readonly ErrorCode[] = ['settings', 'baseline-invalid', 'archive-invalid', 'image-not-found']

function together(errors: readonly UserError[]): UserError {
  const [first, second] = errors
  const other = errors.find(({ code }) => !OF_INPUT.includes(code))
  if (!first || other) return other ?? asUserError(first)
  const sentence =
    second && second.message !== first.message ? `${first.message}; ${second.message}` : first.message
  return new UserError(first.code, sentence, first.hint, { exit: 2, cause: first.cause })
}

const sideOf = (side: NamedImage, { image, at }: Weighed): DiffSide => ({
  name: textOf(side),
  kind: side.kind,
  ref: image.ref,
  id: image.id,
  at: side.kind === 'report' ? at : null,
  sizes: image.sizes,
})
