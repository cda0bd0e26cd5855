/** `sea-trial init`: writes a config file beside the Dockerfile, from what is found there. Never replaces one. */
import { statSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { readDockerfile } from '../../build/dockerfile/index.ts'
import { UserError, messageOf } from '../../core/errors.ts'
import { locate, readText, repositoryOf, rootsOf } from '../../core/file-access.ts'
import { CONFIG_NAMES, refuseMistakes, specOf, type Arguments } from '../../inputs/index.ts'
import type { Host } from '../host.ts'

const MOST_BYTES = 1_000_000

/** Returns the exit code 0. Rejects with `settings` errors. */
export function init(given: Arguments, { cwd, stdout }: Host): Promise<number> {
  const { operands, mistakes } = given
  if (operands.length > 1 && !given.hasUnknown)
    mistakes.push(
      `init takes one folder, and got ${operands.length}: ${operands.map((one) => JSON.stringify(one)).join(', ')}`,
    )
  refuseMistakes(specOf('init'), given)
  stdout.write(`${writeConfig(operands[0] ?? '.', cwd)}\n`)
  return Promise.resolve(0)
}

/** `folder`: of the Dockerfile, from `cwd`. Returns what to print. Throws `settings` errors. */
export function writeConfig(folder: string, cwd: string): string {
  const at = resolve(cwd, folder)
  const root = repositoryOf(at)
  const roots = rootsOf(root)
  const existing = CONFIG_NAMES.find((name) => {
    const place = locate(join(at, name), roots)
    return !place.ok || place.kind !== null
  })
  if (existing !== undefined) throw wrong(`${join(folder, existing)} exists already, and is not replaced`)
  const kind = statSync(at, { throwIfNoEntry: false })
  if (!kind?.isDirectory())
    throw wrong(`${folder} ${kind ? 'is not a folder' : 'does not exist'}: give the folder of the Dockerfile`)
  const dockerfile = locate(join(at, 'Dockerfile'), roots)
  if (!dockerfile.ok || dockerfile.kind !== 'file')
    throw wrong(`There is no Dockerfile in ${at}: give its folder, as in sea-trial init services/api`)
  const text = textOf(() => readText(dockerfile, { most: MOST_BYTES }))
  const file = join(at, CONFIG_NAMES[0])
  textOf(() => writeFileSync(file, configFor(exposedPorts(text)), { flag: 'wx' }))
  return `Wrote ${relative(cwd, file) || file}. Run sea-trial check ${folder} after changing it.`
}

function textOf<T>(work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw wrong(messageOf(cause))
  }
}

const wrong = (sentence: string): UserError => new UserError('settings', sentence, '', { exit: 2 })

/** The ports of EXPOSE in the final stage, as they are written; those with variables are left out. */
function exposedPorts(text: string): string[] {
  const settings = { file: 'Dockerfile', target: null, args: new Map<string, string>(), platform: null }
  const { chain } = readDockerfile(text, { ...settings, redact: (given) => given })
  const instructions = chain.flatMap((stage) => stage.instructions)
  const words = instructions
    .filter(({ keyword }) => keyword === 'EXPOSE')
    .flatMap(({ args }) => args.trim().split(/\s+/))
  return [...new Set(words.filter((word) => /^\d{1,5}(\/(tcp|udp))?$/.test(word)))]
}

/** A valid config file: what was found, and limits to choose as comments. Pure. */
export const configFor = (
  ports: readonly string[],
): string => `# Settings, budgets and acceptances of Sea Trial.
# In a pull request the base branch's file counts.
${ports.length > 0 ? `port: [${ports.join(', ')}] # from EXPOSE: each must respond` : '# port: [8080] # each must respond'}
# probe: http://:8080/healthz status=200
# timeout: 60s

# budgets:
#   on-disk: { max: 250MB, max-growth: 5% }
#   dead-weight: 10MB
#   ready: 5s
#   files: [/**/*.pem]
#   config: { non-root: true, healthcheck: true }

# accept:
#   - code: runs-as-root
#     place: Dockerfile*
#     reason: why, and until when it is fixed
#     until: 2026-12-31
`
