/**
 * What a build is made of: its files, and the images that it uses. Where these and the settings are the same, a build that is
 * done again is expected to give the same image; `doubts` say why that may not be so.
 */
import { relative } from 'node:path'
import { isInside, locate, rootsOf } from '../../core/file-access.ts'
import type { Platform } from '../../core/schema.ts'
import { namedValues } from '../../inputs/index.ts'
import type { BuildSource } from '../../inputs/types.ts'
import { secretSource } from '../../lib/buildx-options.ts'
import { readDockerfile } from '../dockerfile/index.ts'
import { exceptionsIn, ignoredIn } from '../dockerfile/ignored.ts'
import { locateDockerfile } from '../dockerfile/locate.ts'
import { digestFiles, digestFolder, sha256, type Digested } from './files.ts'
import { usedImages, type UsedImages } from './images.ts'

export interface Materials extends UsedImages {
  /** SHA-256, in hexadecimal, of the context's files, the Dockerfile, its ignore file, other contexts and secret files. */
  files: string
}

interface Around {
  /** Of the repository. */
  root: string
  platform: Platform
  env: Readonly<Record<string, string | undefined>>
  /** Where relative paths start. */
  cwd: string
}

/** Reads files only: asks no builder and no registry. Never rejects. */
export async function materialsOf(source: BuildSource, around: Around): Promise<Materials> {
  if (source.inline !== undefined) return unknown('the Dockerfile is a text in another file')
  const found = locateDockerfile(source.file, source.context, around.root)
  if (!found.ok) return unknown('there is no Dockerfile')
  if (found.text === null) return unknown('the Dockerfile is too large to read')
  const ignored = ignoredIn(source.context, found.path, around.root)
  const exceptions = exceptionsIn(ignored.text ?? '')
  if (exceptions === 'odd') return unknown(`a pattern with ! in ${ignored.file} may be read in two ways`)
  const contexts = contextsOf(source)
  const args = new Map(namedValues(source.buildArgs, around.env))
  const secrets = secretFiles(source, around)
  const digests = await Promise.all([
    digestFolder(source.context, {
      isIgnored: (path) => ignored.byDocker(path) !== null,
      entersIgnored: exceptions === 'plain',
    }),
    ...contexts.folders.map((folder) => digestFolder(folder, { isIgnored: () => false })),
    digestFiles(secrets.files),
  ])
  const dockerfile = readDockerfile(found.text, {
    file: found.file,
    target: source.target,
    args,
    platform: around.platform,
    redact: (text) => text,
  })
  const used = usedImages(dockerfile, new Set(contexts.names), args.get('BUILDKIT_SYNTAX') ?? null)
  return {
    files: sha256(JSON.stringify([found.text, ignored.text, ...digests.map(digestText)])),
    images: [...used.images, ...contexts.images],
    doubts: [
      ...used.doubts,
      ...contexts.doubts,
      ...secrets.doubts,
      ...optionDoubts(source),
      ...unread(digests),
    ],
  }
}

const unknown = (why: string): Materials => ({ files: '', images: [], doubts: [why] })
const digestText = (digest: Digested): string => (digest.ok ? digest.sha256 : '')
const unread = (digests: readonly Digested[]): string[] =>
  digests.flatMap((digest) => (digest.ok ? [] : [`not all files were read: ${digest.why}`]))

const IMAGE = 'docker-image://'

/** The build contexts besides the first one. */
export function contextsOf({ options = [] }: BuildSource) {
  const given = options.flatMap(([flag, value = '']) => {
    const at = value.indexOf('=')
    return flag === '--build-context' ? [{ name: value.slice(0, at), place: value.slice(at + 1) }] : []
  })
  const isImage = (place: string) => place.startsWith(IMAGE)
  return {
    names: given.map(({ name }) => name),
    images: given.flatMap(({ place }) => (isImage(place) ? [place.slice(IMAGE.length)] : [])),
    folders: given.flatMap(({ place }) => (place.startsWith('/') ? [place] : [])),
    doubts: given
      .filter(({ place }) => !isImage(place) && !place.startsWith('/'))
      .map(({ name }) => `the build context ${name} is not a folder of this machine`),
  }
}

/** A secret file of the repository can change what is installed; one from elsewhere may change with each run. */
function secretFiles({ buildSecrets }: BuildSource, { root, env, cwd }: Around) {
  const roots = rootsOf(root)
  const paths = buildSecrets.flatMap((spec) => {
    const from = secretSource(spec, env)
    if (from === null || 'env' in from) return []
    const place = locate(from.file.startsWith('/') ? from.file : `${cwd}/${from.file}`, roots)
    const isOwn = place.ok && place.kind === 'file' && roots.some((one) => isInside(place.real, one))
    return [{ name: from.file, real: isOwn ? place.real : null }]
  })
  return {
    files: paths.flatMap(({ real }) =>
      real === null ? [] : [[relative(roots[0] ?? root, real), real] as const],
    ),
    doubts: paths
      .filter(({ real }) => real === null)
      .map(({ name }) => `the secret file ${name} is not in the repository`),
  }
}

const OPTION_DOUBTS: Readonly<Record<string, string>> = {
  '--pull': '`pull` asks for the newest base images',
  '--no-cache': '`no-cache` asks for a new build',
  '--no-cache-filter': '`no-cache-filters` asks for a new build',
  '--tag': '`tags` are for later steps, which need the image',
}

const optionDoubts = ({ options = [] }: BuildSource): string[] => [
  ...new Set(options.flatMap(([flag]) => OPTION_DOUBTS[flag] ?? [])),
]
