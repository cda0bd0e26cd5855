/** `railway.json`, `railway.toml`: one service of Railway that is built from a Dockerfile. */
import type { Node } from '../../lib/document.ts'
import { readJson } from '../document/json.ts'
import { readToml } from '../document/toml.ts'
import { RAILWAY } from '../fields/railway.ts'
import type { ContractReader } from '../model.ts'
import { splitWords } from '../values.ts'
import { at, readerOf, textAt, type Rules, type Source } from './source.ts'

/** Railway chooses it. This one is as good as any, and is what Railway gives where nothing else is set. */
const PORT = 8080
/** https://docs.railway.com/deployments/healthchecks */
const START_TIMEOUT = 300

const parse = (text: string, file: string): Node =>
  file.endsWith('.toml') ? readToml(text) : readJson(text, { comments: false })

export const readRailway: ContractReader = readerOf(RAILWAY, parse, (root, source) => {
  source.refusePick()
  const builder = textAt(root, 'build', 'builder')
  if (builder !== null && builder.text.toUpperCase() !== 'DOCKERFILE')
    return source.wrong(
      builder.line,
      `the builder ${builder.text.slice(0, 100)} makes an image without a Dockerfile: only \`DOCKERFILE\` builds yours`,
    )
  source.check(root)
  const draining = textAt(root, 'deploy', 'drainingSeconds')
  const folder = textAt(root, 'deploy', 'requiredMountPath')
  return {
    name: source.file,
    ...commandOf(root, source),
    ...portOf(root, source),
    grace: draining === null ? null : source.ruled(Number(draining.text), draining.line),
    memory: amount(root, 'memoryBytes', source),
    cpu: amount(root, 'cpu', source),
    isToEnd: textAt(root, 'deploy', 'cronSchedule') !== null,
    writable:
      folder === null ? [] : [source.ruled({ path: folder.text, inMemory: false, size: null }, folder.line)],
  }
})

function commandOf(root: Node, source: Source): Pick<Rules, 'entrypoint' | 'args'> {
  const command = textAt(root, 'deploy', 'startCommand')
  if (command === null || command.text.trim() === '') return {}
  const words = splitWords(command.text)
  if (words === null) source.wrong(command.line, 'a quote in `startCommand` is not closed')
  return { entrypoint: source.ruled(words ?? [], command.line), args: source.ruled([], command.line) }
}

function portOf(root: Node, source: Source): Pick<Rules, 'assignsPort' | 'probes'> {
  const path = textAt(root, 'deploy', 'healthcheckPath')
  if (textAt(root, 'deploy', 'cronSchedule') !== null) return {}
  if (path === null || path.text === '')
    return { assignsPort: source.ruled(null, at(root, 'deploy')?.line ?? 1) }
  const timeout = Number(textAt(root, 'deploy', 'healthcheckTimeout')?.text ?? START_TIMEOUT)
  const how = {
    kind: 'http',
    scheme: 'http',
    port: PORT,
    path: path.text,
    headers: [['Host', 'healthcheck.railway.app']],
    status: [200, 200],
  } as const
  const timing = {
    initialDelay: null,
    period: 1,
    timeout: null,
    failureThreshold: Math.max(1, Math.round(timeout)),
    successThreshold: 1,
  }
  return {
    assignsPort: source.ruled(PORT, path.line),
    probes: [{ use: 'startup', how, timing, at: source.ruled(null, path.line).at }],
  }
}

function amount(root: Node, name: string, source: Source): Rules['memory'] & object {
  const given = textAt(root, 'deploy', 'limitOverride', 'containers', name)
  return { request: null, limit: given === null ? null : source.ruled(Number(given.text), given.line) }
}
