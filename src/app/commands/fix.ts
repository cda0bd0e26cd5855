/** `sea-trial fix [PATH]`: fixes waste in the Dockerfile, proves it, prints a patch. Never commits. */
import { closeSync, fchmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { readReport } from '../../baseline/index.ts'
import { UserError, asUserError, messageOf } from '../../core/errors.ts'
import { EXIT } from '../../core/exit-codes.ts'
import { locate, newFile, type NewFile } from '../../core/file-access.ts'
import type { Finding, Report } from '../../core/schema.ts'
import { isFixable } from '../../fix/index.ts'
import { readFix, type Arguments, type FixArguments } from '../../inputs/index.ts'
import type { Inputs } from '../../inputs/types.ts'
import { redact } from '../../lib/redact.ts'
import { renderFixes, renderTerminal } from '../../report/index.ts'
import { forProof, proveFixes, type ChangedFile, type Proof } from '../fixes.ts'
import type { Host } from '../host.ts'
import { runPipeline, type Piped } from '../pipeline.ts'
import { requestOf } from '../request.ts'
import { openRun, type Run } from '../session.ts'
import { lookOf } from './terminal.ts'

/** Returns the exit code. Rejects with a UserError. */
export async function fix(_: Arguments, host: Host): Promise<number> {
  const own = readFix(host.args, host.cwd)
  const inputs = await inputsOf(own, { ...host, args: own.others })
  const earlier = own.report === null ? null : await readReport(own.report, inputs.roots)
  const run = openRun('command', host, inputs)
  try {
    const piped = await tryFirst(inputs, run, earlier)
    const { report } = piped
    if (report.verdict === 'error' && run.signal.aborted)
      throw new UserError('cancelled', 'The run was cancelled')
    if (report.verdict !== 'pass') return notProvable(report, host, run)
    const proof = await proveFixes(inputs, piped, run)
    run.progress.end()
    const unwritten = own.write ? written(proof.files, inputs.roots) : null
    // what was proven took minutes, and its patch can be applied by hand
    show(proof, report, { ...own, write: own.write && unwritten === null }, host, run)
    if (unwritten !== null) throw unwritten
    return 0
  } catch (cause) {
    const { code, message, hint, exit } = asUserError(cause)
    throw new UserError(code, run.mask(message), run.mask(hint), { exit, cause })
  } finally {
    await run.close()
  }
}

async function inputsOf({ others }: FixArguments, host: Host): Promise<Inputs> {
  const request = await requestOf('command', host)
  if (request.kind === 'trial' && request.inputs.source.kind === 'build' && !request.inputs.source.platforms)
    return forProof(request.inputs)
  const what = request.kind === 'images' ? 'several images' : others.join(' ')
  throw new UserError('settings', `fix takes one image that is built for one platform, and got ${what}`, '', {
    exit: 2,
  })
}

/** With an earlier Report the image is built and weighed only; how it ran is then what that Report says. */
async function tryFirst(inputs: Inputs, run: Run, earlier: Report | null): Promise<Piped> {
  if (earlier === null) return runPipeline(inputs, run)
  const piped = await runPipeline({ ...inputs, smoke: null, tests: null }, run)
  return { ...piped, report: withEarlier(piped.report, earlier) }
}

/**
 * `weighed`: of the image now, which was not run. Of `earlier`, which may be from a stranger, no change of the Dockerfile is
 * used. Throws a UserError if it is of another image.
 */
export function withEarlier(weighed: Report, earlier: Report): Report {
  if (weighed.image === null || weighed.verdict === 'error') return weighed
  const layers = ({ image }: Report) =>
    JSON.stringify(image?.layers.map(({ createdBy, size }) => [createdBy, size]))
  if (layers(weighed) !== layers(earlier))
    throw new UserError(
      'settings',
      'The Report that `--report` names is of another image than this Dockerfile builds now',
      'Leave `--report` out: the image is then tried first.',
      { exit: 2 },
    )
  const others = earlier.findings.filter(({ bytes }) => bytes === undefined)
  const { verdict, headline, smoke } = earlier
  return {
    ...weighed,
    verdict,
    headline,
    smoke,
    findings: [...weighed.findings, ...others.map(withoutRemedy)],
  }
}

const withoutRemedy = (finding: Finding): Finding => ({ ...finding, remedy: undefined })

function notProvable(report: Report, host: Host, run: Run): number {
  run.progress.end()
  host.stderr.write(
    renderTerminal(redact(report, run.secrets.all), lookOf({ stdout: host.stderr, env: host.env })),
  )
  if (report.verdict === 'error') return EXIT.error
  host.stderr.write('Nothing can be proven: the image must be seaworthy before its Dockerfile is fixed.\n')
  return EXIT.fail
}

function show({ fixes, files }: Proof, report: Report, own: FixArguments, host: Host, run: Run): void {
  const masked = redact(fixes, run.secrets.all)
  const written = own.write ? files.length : 0
  const isFixed = report.findings.some(isFixable)
  host.stdout.write(
    renderFixes(masked, { name: report.name, format: own.format, written, isFixed }, lookOf(host)),
  )
}

/** Writes the files, each atomically, also through a link. Returns why one could not be written, or null. */
export function written(files: readonly ChangedFile[], roots: Inputs['roots']): UserError | null {
  for (const { path, before, after } of files) {
    try {
      const place = locate(path, roots)
      if (!place.ok) return unwritable(path, place.why, BY_HAND)
      const now = place.kind === null ? null : readFileSync(place.real, 'utf8')
      if (now !== before)
        return unwritable(path, 'it has changed while the fixes were proven', 'Run `sea-trial fix` again.')
      const mode = now === null ? null : statSync(place.real).mode
      replace(newFile(place.real, { roots, pipes: false }), after, mode)
    } catch (cause) {
      return unwritable(path, messageOf(cause), BY_HAND, cause)
    }
  }
  return null
}

const BY_HAND = 'Make the file and its folder writable, or apply the patch above by hand: `git apply`.'

const unwritable = (path: string, why: string, hint: string, cause?: unknown): UserError =>
  new UserError('report-unwritable', `${path} cannot be written: ${why}`, hint, { cause })

function replace(file: NewFile, text: string, mode: number | null): void {
  try {
    if (mode !== null) fchmodSync(file.descriptor, mode & 0o777)
    writeFileSync(file.descriptor, text)
    closeSync(file.descriptor)
    file.commit()
  } catch (cause) {
    file.discard()
    throw cause
  }
}
