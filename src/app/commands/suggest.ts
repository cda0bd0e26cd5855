/** `sea-trial suggest-contract [PATH|REPORT.json]`: prints what was measured as a contract that fits. */
import { readReport } from '../../baseline/index.ts'
import { suggestContract } from '../../contract/index.ts'
import { UserError, asUserError } from '../../core/errors.ts'
import { EXIT } from '../../core/exit-codes.ts'
import { repositoryOf, rootsOf } from '../../core/file-access.ts'
import type { Report } from '../../core/schema.ts'
import { readSuggest, type Arguments } from '../../inputs/index.ts'
import type { Inputs } from '../../inputs/types.ts'
import { redact } from '../../lib/redact.ts'
import { renderTerminal } from '../../report/index.ts'
import type { Host } from '../host.ts'
import { runPipeline } from '../pipeline.ts'
import { requestOf } from '../request.ts'
import { openRun } from '../session.ts'
import { lookOf } from './terminal.ts'

/** Returns the exit code. Rejects with a UserError. */
export async function suggest(_: Arguments, host: Host): Promise<number> {
  const { kind, report: file, others } = readSuggest(host.args, host.cwd)
  const isTried = file === null
  const report = isTried
    ? await tryImage(await inputsOf({ ...host, args: others }), host)
    : await readReport(file, rootsOf(repositoryOf(host.cwd)))
  const text = suggestContract(report, kind, isTried)
  if (text !== null) {
    host.stdout.write(text)
    return 0
  }
  host.stderr.write(renderTerminal(report, lookOf({ stdout: host.stderr, env: host.env })))
  host.stderr.write('Nothing can be suggested: the image did not become ready, so nothing was measured.\n')
  return report.verdict === 'error' ? EXIT.error : EXIT.fail
}

/** Files that it writes are watched. A contract would set what is to be measured. */
async function inputsOf(host: Host): Promise<Inputs & { smoke: NonNullable<Inputs['smoke']> }> {
  const request = await requestOf('command', host)
  const inputs = request.kind === 'trial' ? request.inputs : null
  if (inputs?.smoke == null)
    throw new UserError('settings', 'suggest-contract takes one image that is run', '', { exit: 2 })
  return { ...inputs, smoke: { ...inputs.smoke, audit: true } }
}

async function tryImage(inputs: Inputs, host: Host): Promise<Report> {
  const run = openRun('command', host, inputs)
  try {
    const { report } = await runPipeline(inputs, run)
    run.progress.end()
    if (report.verdict === 'error' && run.signal.aborted)
      throw new UserError('cancelled', 'The run was cancelled')
    return redact(report, run.secrets.all)
  } catch (cause) {
    const { code, message, hint, exit } = asUserError(cause)
    throw new UserError(code, run.mask(message), run.mask(hint), { exit, cause })
  } finally {
    await run.close()
  }
}
