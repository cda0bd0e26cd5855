#!/usr/bin/env node
/** The one bundle: the action's main step, its post step, the command line, and GitHub's clients of Actions. */
import './app/shims/dirname.ts'
import './app/shims/heap.ts'
import './app/shims/closed-output.ts'
import { savedRuns } from './app/action-state.ts'
import { asActionsClient } from './app/actions-client.ts'
import { lossOf } from './app/output.ts'

const { argv, env, stdout, stderr } = process
/** Resolves when it is sent, since the process then ends. */
const sendError = (error: object): Promise<void> =>
  new Promise((resolve) => {
    if (process.send) process.send(error, () => resolve())
    else resolve()
  })
const host = {
  script: argv[1] ?? '',
  args: argv.slice(2),
  env,
  cwd: process.cwd(),
  stdout,
  stderr,
  sendError,
}
process.exitCode = await (asActionsClient(host.args) ?? step())
stdout.write('', () => {
  const loss = lossOf(stdout)
  if (loss !== null && process.exitCode === 0) process.exitCode = 3
  // A connection that an engine or a proxy holds open must not hold the job.
  stderr.write(loss === null ? '' : `sea-trial: The output could not be written: ${loss}\n`, () =>
    process.exit(),
  )
})

/** Imported only here, so that a client starts without them. */
async function step(): Promise<number> {
  const runs = host.args.length === 0 ? savedRuns(env) : null
  if (runs === null) return (await import('./app/main.ts')).main(host)
  return (await import('./app/post.ts')).post(runs, host)
}
