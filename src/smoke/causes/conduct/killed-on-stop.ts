/** The container does not end within the grace period after its stop signal: it ignores the signal, or takes longer. */
import { posix } from 'node:path'
import { commandOf } from '../../program/command.ts'
import type { Evidence } from '../../evidence.ts'
import type { Shutdown } from '../../../core/schema.ts'
import type { Cause, CauseFinding } from '../shared/cause.ts'

export const killedOnStop: Cause = {
  code: 'killed-on-stop',
  level: 'warn',
  about: 'it ignores its stop signal, or stops too slowly, so each stop ends in a kill',
  find: (evidence) => {
    const { shutdown, places, inputs } = evidence
    if (!shutdown?.killed) return null
    const { signal } = shutdown
    const grace = inputs.contract?.stop.grace ?? null
    const location = places.STOPSIGNAL ?? places.CMD ?? places.ENTRYPOINT
    const proof = shutdown.provedBy === 'signal-mask'
    const first = firstProcess(evidence)
    const common = {
      ...(inputs.shutdown === 'graceful' ? { level: 'fail' as const } : {}),
      ...(location ? { location } : {}),
    }
    if (shutdown.handledBy !== undefined || shutdown.said !== undefined)
      return { ...common, ...slowly(shutdown, first, grace) }
    return {
      ...common,
      confidence: 'proved',
      message: `it ignores ${signal}, so every stop takes ${grace ?? 10} s and ends in a kill`,
      fix: fixOf(first, signal),
      evidence: [
        proof
          ? `PID 1 has no handler for ${signal} (SigCgt), and the signal did not wake it: the kernel drops it, proved without waiting`
          : `${signal} sent, still running after ${shutdown.seconds.toFixed(1)} s, then killed`,
        ...(first === '' ? [] : [`PID 1: ${first.slice(0, 200)}`]),
      ],
    }
  },
}

/** It was stopping when it was killed. */
function slowly(
  { signal, seconds, handledBy, said = [] }: Shutdown,
  first: string,
  grace: number | null,
): CauseFinding {
  const passed = `${Math.round(seconds)} s`
  return {
    confidence: handledBy === undefined ? 'likely' : 'proved',
    message: `it handles ${signal}, but was still stopping after ${passed}, so a stop with ${grace === null ? 'Docker’s default grace period' : 'the contract’s grace period'} ends in a kill`,
    fix: slowFixOf(handledBy ?? first, signal),
    evidence: [
      `${signal} sent, still running after ${seconds.toFixed(1)} s, then killed`,
      ...(handledBy === undefined ? [] : [`SigCgt has ${signal}: ${handledBy.slice(0, 200)}`]),
      ...said,
    ],
  }
}

/** How to shorten the shutdown, by program. */
const DRAINS: readonly { of: RegExp; fix: string }[] = [
  {
    of: /^(?:ba|da|a|z|k)?sh$/,
    fix: 'A shell runs its trap only after the command in the foreground has ended: start the command with `&` and `wait` for it, or `exec` the app.',
  },
  {
    of: /^(?:npm|npx|yarn|pnpm)$/,
    fix: 'Start the app itself (`CMD ["node", "server.js"]`), not through its package manager.',
  },
  { of: /\bgunicorn\b/, fix: 'Make its workers end sooner (`--graceful-timeout 8`).' },
  { of: /\b(?:uvicorn|hypercorn)\b/, fix: 'Shorten its drain (`--timeout-graceful-shutdown 8`).' },
  {
    of: /^java$/,
    fix: 'Shorten its shutdown hooks (Spring Boot: `spring.lifecycle.timeout-per-shutdown-phase=8s`).',
  },
]
const LONGER =
  'or allow more than 10 s: `docker run --stop-timeout 30`, `stop_grace_period: 30s` in Compose, `terminationGracePeriodSeconds` in Kubernetes'

function slowFixOf(command: string, signal: string): string {
  const name = posix.basename(command.split(' ', 1)[0] ?? '')
  const found = DRAINS.find(({ of }) => of.test(name) || (of.source.startsWith('\\b') && of.test(command)))
  const fix = found?.fix ?? `Make it stop sooner after ${signal}, with a shorter drain.`
  return `${fix.replace(/\.$/, '')}; ${LONGER}.`
}

/** The command line of PID 1 while it ran, else as the image defines it. */
function firstProcess({ processes, image, inputs }: Evidence): string {
  const first = processes?.find(({ parent }) => !processes.some(({ pid }) => pid === parent))
  return first?.command ?? commandOf(image.config, inputs).join(' ')
}

/** Fixes by the name of the program that runs as PID 1; the first match counts. */
const ADVICE: readonly { of: RegExp; fix: (signal: string) => string }[] = [
  {
    of: /^(?:ba|da|a|z|k)?sh$/,
    fix: (signal) =>
      `PID 1 is a shell, which does not forward ${signal}: write CMD as a JSON list, or end the script with \`exec\` before the app.`,
  },
  {
    of: /^(?:python[\d.]*|flask|uvicorn|gunicorn|hypercorn)$/,
    fix: () =>
      'Python does not handle it by default: set `STOPSIGNAL SIGINT`, run it under an init (`docker run --init`, tini), or set a handler with `signal.signal`.',
  },
  {
    of: /^(?:npm|npx|yarn|pnpm)$/,
    fix: (signal) =>
      `Start the app itself (\`CMD ["node", "server.js"]\`), not through its package manager, which does not forward ${signal}.`,
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
