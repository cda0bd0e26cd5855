/** Whether a file is about this image, from what it says of its Dockerfile or image. Pure. */
import { posix } from 'node:path'
import { readNodes, type Node } from '../../lib/document.ts'
import { readJson } from '../document/json.ts'
import { readToml } from '../document/toml.ts'
import { interpolate } from '../interpolate.ts'
import { baseName } from '../kinds.ts'
import type { ContractKind } from '../model.ts'
import { at, entriesAt, itemsAt, textAt, textOf } from '../readers/source.ts'
import { manifestClaim } from './manifests.ts'
import type { Claim, Subject } from './subject.ts'

type Claims = (file: string, text: string, subject: Subject) => Claim

const one = (pick: string | null, isNamed: boolean): Claim => ({ picks: [{ pick, isNamed }] })
/** It builds another Dockerfile, or none. */
const NOT_OURS: Claim = { no: '' }

export const claimOf = (kind: ContractKind, file: string, text: string, subject: Subject): Claim =>
  CLAIMS[kind](file, text, subject)

const folderOf = (file: string): string => {
  const folder = posix.dirname(file)
  return folder === '.' ? '' : folder
}

/** Whether the path, from the folder, is the Dockerfile. A path that begins with `/` begins at the root of the repository. */
const isOurs = ({ dockerfile }: Subject, folder: string, path: string): boolean =>
  posix.join('/', folder, path) === posix.join('/', dockerfile)

/** A file that names no Dockerfile is about the one called so beside it. */
const isBeside = (subject: Subject, file: string): boolean => isOurs(subject, folderOf(file), 'Dockerfile')

const CLAIMS: Readonly<Record<ContractKind, Claims>> = {
  kubernetes: manifestClaim,
  knative: manifestClaim,
  fly: (file, text, subject) => {
    const build = at(readToml(text), 'build')?.node
    if (['image', 'builder', 'buildpacks', 'builtin'].some((name) => at(build, name) !== undefined))
      return NOT_OURS
    const given = textAt(build, 'dockerfile')
    if (given !== null) return isOurs(subject, folderOf(file), given.text) ? one(null, true) : NOT_OURS
    return isBeside(subject, file) ? one(null, false) : NOT_OURS
  },
  render: (_, text, subject) => {
    const ours = itemsAt(readNodes(text), 'services').filter((service) => {
      const runtime = (textAt(service, 'runtime') ?? textAt(service, 'env'))?.text
      const path = textAt(service, 'dockerfilePath')?.text ?? './Dockerfile'
      return runtime === 'docker' && isOurs(subject, textAt(service, 'rootDir')?.text ?? '', path)
    })
    if (ours.length === 0) return NOT_OURS
    return { picks: ours.map((service) => ({ pick: textAt(service, 'name')?.text ?? null, isNamed: true })) }
  },
  'app-engine': (file, text, subject) => {
    const root = readNodes(text)
    if (textAt(root, 'runtime')?.text !== 'custom') return NOT_OURS
    return isBeside(subject, file) ? one(null, false) : NOT_OURS
  },
  // with buildpacks it does not run the image
  procfile: () => NOT_OURS,
  'app-json': (file, text, subject) => {
    const checks = at(readJson(text, { comments: false }), 'healthchecks', 'web')
    return checks !== undefined && isBeside(subject, file) ? one(null, false) : NOT_OURS
  },
  heroku: (file, text, subject) => {
    const built = entriesAt(readNodes(text), 'build', 'docker')
    const ours = built.filter(([, { node }]) =>
      isOurs(
        subject,
        folderOf(file),
        node.kind === 'map' ? (textAt(node, 'dockerfile')?.text ?? '') : textOf(node),
      ),
    )
    const picks = ours.some(([name]) => name === 'web') ? ['web'] : ours.map(([name]) => name)
    return picks.length === 0 ? NOT_OURS : { picks: picks.map((pick) => ({ pick, isNamed: true })) }
  },
  railway: (file, text, subject) => {
    const root = file.endsWith('.toml') ? readToml(text) : readJson(text, { comments: false })
    const builder = textAt(root, 'build', 'builder')?.text.toUpperCase() ?? 'DOCKERFILE'
    if (builder !== 'DOCKERFILE') return NOT_OURS
    const path = textAt(root, 'build', 'dockerfilePath')
    if (path === null) return isBeside(subject, file) ? one(null, false) : NOT_OURS
    const isNamed = isOurs(subject, '', path.text) || isOurs(subject, folderOf(file), path.text)
    return isNamed ? one(null, true) : NOT_OURS
  },
  compose: (file, text, subject) => {
    if (!DEPLOYED.test(baseName(file))) return NOT_OURS
    const services = entriesAt(readNodes(text), 'services').filter(
      ([, { node }]) => buildsOurs(node, file, subject) && !isForDevelopment(node),
    )
    if (services.length === 0) return NOT_OURS
    return { picks: services.map(([pick]) => ({ pick, isNamed: true })) }
  },
  devcontainer: (file, text, subject) => {
    const root = readJson(text, { comments: true })
    const path = textAt(root, 'build', 'dockerfile') ?? textAt(root, 'dockerFile')
    return path !== null && isOurs(subject, folderOf(file), path.text) ? one(null, true) : NOT_OURS
  },
}

/** Others, such as `compose.dev.yaml` and `compose.override.yaml`, are for development and tests. */
const DEPLOYED = /^(?:docker-)?compose(?:[.-](?:prod|production))?\.ya?ml$/

function buildsOurs(service: Node, file: string, subject: Subject): boolean {
  const build = at(service, 'build')?.node
  if (build === undefined) return false
  const stage = textAt(build, 'target')?.text
  if (stage !== undefined && stage !== subject.target) return false
  const texts =
    build.kind === 'map'
      ? [textAt(build, 'context')?.text ?? '.', textAt(build, 'dockerfile')?.text ?? 'Dockerfile']
      : [textOf(build), 'Dockerfile']
  const [context = '.', dockerfile = ''] = texts.map((text) => {
    const filled = interpolate(text)
    return 'text' in filled ? filled.text : ''
  })
  return isOurs(subject, posix.join(folderOf(file), context), dockerfile)
}

function isForDevelopment(service: Node): boolean {
  const mounts = itemsAt(service, 'volumes').some((volume) =>
    volume.kind === 'map'
      ? textAt(volume, 'type')?.text === 'bind'
      : /^[./~$]\S*:/.test(textOf(volume)) && !textOf(volume).startsWith('/var/run/docker.sock:'),
  )
  return mounts || at(service, 'develop') !== undefined
}
