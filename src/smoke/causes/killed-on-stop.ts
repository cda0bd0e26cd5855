/** The main process does not react to the stop signal, so every stop takes the whole grace and ends in a kill. */
import { posix } from 'node:path'
import { commandOf } from '../command.ts'
import type { Evidence } from '../evidence.ts'
import type { Cause } from '../cause.ts'

export const killedOnStop: Cause = {
  code: 'killed-on-stop',
  level: 'warn',
  about: 'it ignores its stop signal, so each stop ends in a kill',
  find: (evidence) => {
    const { shutdown, places, inputs } = evidence
    if (!shutdown?.killed) return null
    const { signal } = shutdown
    const location = places.STOPSIGNAL ?? places.CMD ?? places.ENTRYPOINT
    const proof = shutdown.provedBy === 'signal-mask'
    const first = firstProcess(evidence)
    return {
      confidence: 'proved',
      ...(inputs.shutdown === 'graceful' ? { level: 'fail' as const } : {}),
      message: `it ignores ${signal}, so every stop takes 10 s and ends in a kill`,
      fix: fixOf(first, signal),
      ...(location ? { location } : {}),
      evidence: [
        proof
          ? `PID 1 has no handler for ${signal} (SigCgt), and the signal did not wake it: the kernel drops it, proved without waiting`
          : `${signal} sent, still running after ${shutdown.seconds.toFixed(1)} s, then killed`,
        ...(first === '' ? [] : [`PID 1: ${first.slice(0, 200)}`]),
      ],
    }
  },
}

/** The command line of PID 1, as it was seen while it ran, or else as the image gives it. */
function firstProcess({ processes, image, inputs }: Evidence): string {
  const first = processes?.find(({ parent }) => !processes.some(({ pid }) => pid === parent))
  return first?.command ?? commandOf(image.config, inputs).join(' ')
}

/** What helps whom, by the name of the program that runs as PID 1; the first that fits. */
const ADVICE: readonly { of: RegExp; fix: (signal: string) => string }[] = [
  {
    of: /^(?:ba|da|a|z|k)?sh$/,
    fix: (signal) =>
      `A shell is its PID 1, and passes no ${signal} on: write CMD as a JSON list, or end the script with \`exec\` before the app.`,
  },
  {
    of: /^(?:python[\d.]*|flask|uvicorn|gunicorn|hypercorn)$/,
    fix: () =>
      'Python drops it without a handler: write `STOPSIGNAL SIGINT`, run it under an init (`docker run --init`, tini), or set a handler with `signal.signal`.',
  },
  {
    of: /^(?:npm|npx|yarn|pnpm)$/,
    fix: (signal) =>
      `Start the app itself (\`CMD ["node", "server.js"]\`), not by its package manager, which does not pass ${signal} on.`,
  },
  {
    of: /^(?:node|nodejs|bun|deno)$/,
    fix: (signal) =>
      `Set a handler (\`process.on('${signal}', …)\`), or run it under an init (\`docker run --init\`, tini).`,
  },
]

function fixOf(command: string, signal: string): string {
  const name = posix.basename(command.split(' ', 1)[0] ?? '')
  const found = ADVICE.find(({ of }) => of.test(name))
  return (
    found?.fix(signal) ??
    `Handle ${signal}, run it under an init (\`docker run --init\`, tini), or set a STOPSIGNAL that it handles.`
  )
}
