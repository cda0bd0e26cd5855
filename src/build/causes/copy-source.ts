/** COPY or ADD names a file that the context, or the other stage, does not have. */
import { basename, dirname } from 'node:path/posix'
import { copyOf } from '../dockerfile/index.ts'
import type { Failure } from './failure.ts'
import type { IgnoredBy } from '../dockerfile/ignored.ts'
import { nearest } from '../../lib/nearest.ts'
import type { Cause } from './cause.ts'
import { locationAt, locationOf, quote, reason, sourceLines } from './phrases.ts'

/**
 * BuildKit 0.12+, BuildKit before, and for a missing parent folder; the old builder, for the context and for a stage.
 */
const MISSING: readonly RegExp[] = [
  /^failed to walk \S+?\/buildkit-mount\d+\/(.+?): lstat .*: no such file or directory$/,
  /^"\/?([^"]+)":? not found(?:: not found)?$/,
  /^lstat (?:\S+\/buildkit-mount\d+)?\/?(.+): no such file or directory$/,
  /^(?:COPY|ADD) failed: (?:file not found in build context or excluded by \.dockerignore: )?stat \/?(.+): (?:file does not exist|no such file or directory)$/,
]

/** The missing path, as builders write it; null for other messages. */
export const missingPath = (words: string): string | null =>
  MISSING.map((pattern) => pattern.exec(words)?.[1]).find((found) => found !== undefined) ?? null

export const copySource: Cause = (failure) => {
  const said = missingPath(failure.words)
  if (said === null || failure.instruction?.keyword === 'FROM') return null
  const path = sourceOf(said, failure)
  const { args = failure.step?.name ?? '' } = failure.instruction ?? {}
  const [, from] = /--from=(\S+)/.exec(args) ?? []
  const { sentence, fix, seen } = from === undefined ? inContext(path, failure) : inStage(path, from)
  return {
    code: 'build-failed',
    level: 'fail',
    confidence: 'proved',
    message: `${locationOf(failure)} failed: ${sentence}`,
    fix,
    ...locationAt(failure.line, failure),
    evidence: [...sourceLines(failure), reason(failure.words), ...seen],
  }
}

/** Older builders report the first missing folder; the instruction has the whole path. */
function sourceOf(path: string, { instruction }: Failure): string {
  const { sources = [] } = (instruction && copyOf(instruction)) ?? {}
  return sources.find((one) => one.startsWith(`${path}/`) && !one.includes('$')) ?? path
}

interface Explained {
  sentence: string
  fix: string
  seen: string[]
}

const MOST_SHOWN = 5

function inContext(path: string, failure: Failure): Explained {
  const { neighbours, ignored } = failure
  const folder = dirname(path)
  const names = neighbours(folder)
  const isThere = names?.includes(basename(path)) === true
  const byDocker = isThere ? ignored.byDocker(path) : null
  if (isSecret(path)) return secret(path, isThere, byDocker)
  if (isThere) return leftOut(path, byDocker)
  const byGit = ignored.byGit(path)
  const maker = producerOf(path)
  if (byGit !== null || (maker !== null && nearest(basename(path), names ?? []).length === 0))
    return buildOutput(path, byGit, maker)
  return misspelt(path, names ?? [], failure)
}

/** `by` is null if the ignore file cannot be read. */
function leftOut(path: string, by: IgnoredBy | null): Explained {
  const where = by === null ? '.dockerignore' : `${by.file}:${by.line}`
  return {
    sentence: `${quote(path)} is in the context, but ${where} excludes it${by === null ? '' : ` (${quote(by.pattern)})`}`,
    fix: `Add \`!${plain(path)}\` to .dockerignore${by === null ? '' : ' below that line'}, or stop copying it.`,
    seen: shown(by),
  }
}

/** Copying a secret would put it into a layer, where everyone with the image can read it. */
function secret(path: string, isThere: boolean, by: IgnoredBy | null): Explained {
  return {
    sentence: isThere
      ? `${quote(path)} is in the context, but ${by === null ? '.dockerignore' : `${by.file}:${by.line}`} excludes it, as it should: it looks like a secret`
      : `${quote(path)} is not in the context, and looks like a secret, which should not be in an image`,
    fix: `Do not copy it. If a step needs it, mount it: ${quote('RUN --mount=type=secret,id=NAME …')} with \`build-secrets\`; the app gets its settings when it runs (\`env\`, \`env-file\`).`,
    seen: shown(by),
  }
}

/** Names of files with passwords and keys; examples of such files are excluded below. */
const SECRET =
  /(?:^|\/)(?:\.env(?:\.[\w-]{1,40})?|[\w.-]{1,60}\.env|\.?(?:npmrc|netrc|pgpass|pypirc|htpasswd|git-credentials|vault[_-]?pass(?:word)?)|id_(?:rsa|dsa|ecdsa|ed25519)(?:\.\w{1,10})?|(?:[\w.-]{1,60}[._-])?(?:secrets?|credentials?|passwords?|service[_-]account(?:[_-]key)?)(?:\.\w{1,10})?|[\w.-]{1,80}\.(?:pem|key|p12|pfx|jks|keystore|kdbx|ppk|gpg|asc)|master\.key|\.aws\/(?:credentials|config)|\.kube\/config|\.docker\/config\.json|kubeconfig)$/i
const EXAMPLE =
  /(?:example|sample|template|dist|defaults?)$|\.pub(?:\.pem|\.key)?$|(?:^|[/._-])(?:public|pub|cert|ca|chain)[\w-]{0,20}\.(?:pem|key)$/i

const isSecret = (path: string): boolean => SECRET.test(path) && !EXAMPLE.test(path)

interface Producer {
  path: RegExp
  /** The command that creates it. */
  by: string
}

/** Output of builds, by its usual names. */
const PRODUCERS: readonly Producer[] = [
  { path: /(?:^|\/)target\/[^/]{1,200}\.(?:jar|war|ear)$/, by: '`mvn package`' },
  { path: /(?:^|\/)target\/(?:[\w-]{1,60}\/)?(?:release|debug)\//, by: '`cargo build --release`' },
  { path: /(?:^|\/)build\/libs\//, by: '`gradle build`' },
  { path: /\.(?:jar|war|ear)$/, by: '`mvn package` or `gradle build`' },
  { path: /(?:^|\/)node_modules(?:\/|$)/, by: '`npm ci`' },
  { path: /(?:^|\/)vendor(?:\/|$)/, by: '`composer install`, `bundle install` or `go mod vendor`' },
  { path: /(?:^|\/)(?:\.next|\.nuxt|\.output|\.svelte-kit)(?:\/|$)/, by: '`npm run build`' },
  {
    path: /(?:^|\/)(?:dist|build|out|public\/build|storybook-static)(?:\/|$)/,
    by: '`npm run build`, or the command that builds the app',
  },
  { path: /\.whl$/, by: '`pip wheel` or `python -m build`' },
  {
    path: /(?:^|\/)(?:bin|obj|publish)\/(?:[\w.-]{1,60}\/){0,3}[\w.-]{1,80}\.(?:dll|exe)$|(?:^|\/)publish(?:\/|$)/,
    by: '`dotnet publish`',
  },
  { path: /(?:^|\/)target(?:\/|$)/, by: '`mvn package` or `cargo build`' },
  { path: /(?:^|\/)(?:\.venv|venv)(?:\/|$)/, by: '`python -m venv` and `pip install`' },
]

const producerOf = (path: string): string | null =>
  PRODUCERS.find((maker) => maker.path.test(path))?.by ?? null

/** A fresh checkout has no build output; a developer's folder may have it. */
function buildOutput(path: string, by: IgnoredBy | null, maker: string | null): Explained {
  const why = by === null ? '' : `; ${by.file}:${by.line} excludes it from Git (${quote(by.pattern)})`
  return {
    sentence: `${quote(path)} is not in the context${why}${maker === null ? '' : ': a build creates it'}`,
    fix:
      maker === null
        ? 'Create it before the image is built (an earlier step of the job), or in a stage of the Dockerfile and `COPY --from` it; or remove it from .gitignore and commit it.'
        : `Run ${maker} before the image is built (an earlier step of the job), or in a stage of the Dockerfile, and \`COPY --from\` that stage.`,
    seen: shown(by),
  }
}

function misspelt(path: string, names: readonly string[], { ignored }: Failure): Explained {
  const folder = dirname(path)
  const near = nearest(basename(path), names).slice(0, MOST_SHOWN)
  const [best] = near
  const meant = best === undefined ? '' : folder === '.' ? best : `${folder}/${best}`
  const isLeftOut = meant !== '' && (ignored.byDocker(meant) !== null || isSecret(meant))
  return {
    sentence: `${quote(path)} is not in the context${meant && !isLeftOut ? `; did you mean ${quote(meant)}?` : ''}`,
    fix:
      meant && !isLeftOut
        ? `Change it to ${quote(meant)}.`
        : 'Commit the file, correct its path (it starts at the context’s root), or create it in an earlier step or stage.',
    seen: near.map((one) => `the context has: ${folder === '.' ? '' : `${folder}/`}${one}`),
  }
}

const shown = (by: IgnoredBy | null): string[] =>
  by === null ? [] : [`${by.file}:${by.line}: ${reason(by.pattern)}`]

/** For a fix, which is already in backticks. */
const plain = (path: string): string => path.replaceAll('`', "'")

const inStage = (path: string, stage: string): Explained => ({
  sentence: `${quote(`/${path}`)} is not in ${quote(stage)}`,
  fix: `Create the file in ${quote(stage)}, or correct its path.`,
  seen: [],
})
