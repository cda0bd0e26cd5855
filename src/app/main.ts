/**
 * The whole story: read what was asked for, try the image, tell what came of it, leave nothing behind. The exit code
 * comes from the verdict alone.
 */
import { UserError, asUserError } from '../core/errors.ts'
import type { Host } from './host.ts'
import { modeOf, readRequest } from '../inputs/index.ts'
import { openRun, type Run } from './session.ts'
import type { Inputs } from '../inputs/types.ts'
import type { Report, Verdict } from '../core/schema.ts'
import { showError, deliver } from './deliver.ts'
import { tryImage } from './pipeline.ts'
import { VERSION } from '../core/version.ts'

const EXIT: Record<Verdict, number> = { pass: 0, fail: 1, error: 3 }

/** Exit code: 0 seaworthy, 1 not, 2 wrong settings, 3 could not be tried. Never rejects. */
export async function main(host: Host): Promise<number> {
  const mode = modeOf(host.args, host.env)
  try {
    const request = readRequest(mode, host.args, host.env, host.cwd, VERSION)
    if (request.kind === 'trial') return await trial(request.inputs, openRun(mode, host, request.inputs))
    host.stdout.write(`${request.text}\n`)
    return 0
  } catch (cause) {
    const error = asUserError(cause)
    await showError(error, mode, host)
    return error.exit
  }
}

/** On a laptop nobody else would remove it: it stays until this command is told to end. */
async function holdContainer({ smoke }: Report, run: Run): Promise<void> {
  if (run.mode !== 'command' || !smoke?.kept) return
  const { url, host, containerId } = smoke.kept
  run.host.stderr.write(`Running at ${url ?? host ?? containerId}. Ctrl-C stops and removes it.\n`)
  await run.interrupted
}

/** What cannot be told in a Report may quote a log or a file too. */
function withoutSecrets({ code, message, hint, exit, cause }: UserError, { mask }: Run): UserError {
  return new UserError(code, mask(message), mask(hint), { exit, cause })
}

async function trial(inputs: Inputs, run: Run): Promise<number> {
  try {
    const report = await tryImage(inputs, run)
    await deliver(report, inputs, run)
    await holdContainer(report, run)
    return EXIT[report.verdict]
  } catch (cause) {
    throw withoutSecrets(asUserError(cause), run)
  } finally {
    await run.close()
  }
}
