/** What the contract runs, as whom, and with which variables. */
import { quoteCommand } from '../../lib/shell-quote.ts'
import type { Location } from '../../core/schema.ts'
import { lineOf, type Disagreement, type Rule } from './rule.ts'

/** Findings that say that the command could not be started. */
const NOT_STARTED: ReadonlySet<string> = new Set(['command-not-found', 'not-executable'])

export const commandRule: Rule = {
  code: 'contract-command',
  source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/',
  find: ({ name, entrypoint, args, probes }, { codes, answers }, isApplied) => {
    const main = entrypoint ?? args
    const isMissing = isApplied && main !== null && codes.some((code) => NOT_STARTED.has(code))
    const ofProbes = probes.flatMap(({ how, at }, index) => {
      const own = answers.find((one) => one.probe === index)
      return how.kind === 'exec' && own && isNotFound(own.exitCode, own.detail)
        ? [missing(how.argv, at, `${name} probes with`, own.detail)]
        : []
    })
    return isMissing
      ? [missing(main.value, main.at, `${name} runs`, 'the command could not be run'), ...ofProbes]
      : ofProbes
  },
}

/** The command before the stop: it matters last. */
export const hookRule: Rule = {
  code: 'contract-command',
  source: 'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/',
  find: ({ name, preStop: hook }, { preStop }) =>
    hook?.value.kind === 'exec' && preStop && isNotFound(preStop.exitCode, preStop.output)
      ? [
          missing(
            hook.value.argv,
            hook.at,
            `${name} runs before the stop`,
            `exit code ${preStop.exitCode ?? 'unknown'}`,
          ),
        ]
      : [],
}

/** `what`: `Deployment api runs`. Of a line for a shell, it is not known which program is missing. */
function missing(argv: readonly string[], at: Location, what: string, proof: string): Disagreement {
  const [program = '', flag, script] = argv
  const isScript = flag === '-c' && script !== undefined
  const shown = (isScript ? script : program).slice(0, 200)
  const why = isScript
    ? `and the image lacks \`${program.slice(0, 200)}\` or a program that the line names`
    : 'which the image cannot run'
  return {
    message: `${what} \`${shown}\` (${lineOf(at)}), ${why}`,
    fix: `Name a program of the image in ${lineOf(at)}, or add ${isScript ? 'it' : `\`${shown}\``} to the image.`,
    at,
    evidence: [`command: ${quoteCommand(argv).slice(0, 300)}`, proof],
  }
}

/** As shells and engines say that there is no such program, or that it may not be run. */
const isNotFound = (exitCode: number | null, words: string): boolean =>
  exitCode === 126 || exitCode === 127 || (exitCode === null && /no such file|not found/i.test(words))

export const userRule: Rule = {
  code: 'contract-user',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  find: ({ name, security }, { user: given }) => {
    const rule = security.find(({ value }) => value.rule === 'run-as-non-root')
    if (rule === undefined) return []
    const chosen = security.find(({ value }) => value.rule === 'run-as-user')
    const user =
      chosen?.value.rule === 'run-as-user' ? String(chosen.value.user) : (given.split(':', 1)[0] ?? '')
    if (/^0*[1-9]\d*$/.test(user)) return []
    const isRoot = user === '' || user === 'root' || /^0+$/.test(user)
    const { at } = rule
    return [
      {
        message: isRoot
          ? `${name} starts no container as root (${lineOf(at)}), and the image’s user is root`
          : `${name} starts only users that are not root by their number (${lineOf(at)}), and the image’s user is the name \`${user.slice(0, 100)}\``,
        fix: isRoot
          ? `Add a user, and end the Dockerfile with its number: \`USER 1000\`. Or set \`runAsUser\` beside ${lineOf(at)}.`
          : `Write the number of \`${user.slice(0, 100)}\` in the Dockerfile’s last USER, or as \`runAsUser\` beside ${lineOf(at)}.`,
        at: chosen?.at ?? at,
        evidence: [`runAsNonRoot: ${lineOf(at)}`, given === '' ? 'the image has no USER' : `user: ${given}`],
      },
    ]
  },
}

export const envRule: Rule = {
  code: 'contract-env',
  source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
  find: ({ name, file, env, notTried }, { missing, smoke }, isApplied) => {
    if (missing === null || smoke.ready) return []
    const set = env.find(({ value }) => value.name === missing)
    const evidence = [`the log says that ${missing} is not set`]
    if (set !== undefined)
      return [
        {
          message: `it needs ${missing}, which ${name} sets (${lineOf(set.at)}); its value is not taken from there`,
          fix: `Give the trial a value: \`env: ${missing}=…\`.`,
          at: set.at,
          evidence,
          level: 'note',
          confidence: 'hint',
        },
      ]
    // a whole config map or secret may have it
    if (notTried.some(({ value }) => /envFrom|env_file/i.test(value.what))) return []
    return [
      {
        message: `it needs ${missing}, which ${name} does not set`,
        fix: `Set ${missing} in ${file}, or a default with ENV in the Dockerfile if it is not a secret.`,
        at: env.at(-1)?.at ?? { file, line: 1 },
        evidence,
        confidence: 'hint',
        level: isApplied ? 'fail' : 'warn',
      },
    ]
  },
}
