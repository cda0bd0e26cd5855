/**
 * Runs git in a checkout: without a shell, hooks or prompts, and without the job's GIT_* variables. The repository's own
 * configuration is not the pull request's, but it is not needed either, so what could start a program is turned off.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../lib/child-process.ts'

export interface GitRules {
  /** Absolute path of the working tree. */
  root: string
  env: Readonly<Record<string, string | undefined>>
  signal: AbortSignal
  /**
   * A folder for a configuration that declares `root` safe, as actions/checkout does: in a container job another user
   * owns the checkout. Null where git shall check the owner: on a laptop.
   */
  trustedIn: string | null
}

export interface Answer {
  /** Null when git is missing, was stopped, or took too long. */
  code: number | null
  /** Standard output without the last line break. */
  text: string
  /** Standard output as it is: the content of a file. */
  output: string
  /** The first line of standard error, or why git did not run. */
  why: string
}

/** Runs one git command. Never rejects. */
export type Git = (args: readonly string[], options?: GitOptions) => Promise<Answer>

export interface GitOptions {
  seconds?: number
  /** Variables for this command. */
  env?: Readonly<Record<string, string>>
}

const SECONDS = 10
const OFF = ['core.fsmonitor=', 'core.hooksPath=/dev/null', 'core.pager=cat', 'gc.auto=0']
/** What git itself needs, and what it needs to fetch. */
const PASSED =
  /^(?:PATH|HOME|USER|LOGNAME|LANG|LC_ALL|TMPDIR|SSH_AUTH_SOCK|(?:https?|no|all)_proxy|SSL_CERT_(?:FILE|DIR))$/i

/** Where credentials are missing, git fails instead of asking for them. ssh has no terminal here to ask in. */
const NO_QUESTIONS = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_ASKPASS: '',
  SSH_ASKPASS_REQUIRE: 'never',
  GCM_INTERACTIVE: 'never',
}

export function gitIn({ root, env, signal, trustedIn }: GitRules): Git {
  const passed = Object.fromEntries(Object.entries(env).filter(([name]) => PASSED.test(name)))
  const given = {
    ...passed,
    LC_ALL: 'C',
    ...NO_QUESTIONS,
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    ...(trustedIn === null ? {} : { GIT_CONFIG_GLOBAL: trusting(root, trustedIn) }),
  }
  const options = ['-C', root, ...OFF.flatMap((one) => ['-c', one])]
  return async (args, { seconds = SECONDS, env: own = {} } = {}) => {
    try {
      const output = await run('git', [...options, ...args], { env: { ...given, ...own }, signal, seconds })
      if (output === null) return none('git is not installed')
      const { code, stdout, stderr } = output
      const why = code === null ? `git did not respond within ${seconds} s` : firstLine(stderr)
      return { code, text: stdout.replace(/\n$/, ''), output: stdout, why }
    } catch (cause) {
      return none(`git could not be started: ${String(cause)}`)
    }
  }
}

const none = (why: string): Answer => ({ code: null, text: '', output: '', why })
const firstLine = (text: string): string => (text.split('\n', 1)[0] ?? '').replace(/^(?:fatal|error): /, '')

/** `-c safe.directory` is honoured by git 2.38 and later only; a global configuration by all. */
function trusting(root: string, folder: string): string {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'gitconfig')
  writeFileSync(file, `[safe]\n\tdirectory = ${JSON.stringify(root)}\n`)
  return file
}

/** `origin`, else the first remote; null without one. */
export async function remoteOf(git: Git): Promise<string | null> {
  const remotes = (await git(['remote'])).text.split('\n').filter((name) => name !== '')
  return remotes.includes('origin') ? 'origin' : (remotes[0] ?? null)
}

/** Of a fetch and of a checkout. */
export const LONG_SECONDS = 120

/** Adds commits, and nothing else: no ref changes. `depth`: `--depth=1`, `--deepen=50`. */
export const fetchCommits = (
  remote: string,
  depth: string,
  commits: readonly string[],
  git: Git,
): Promise<Answer> => {
  const options = ['--quiet', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head']
  return git(['fetch', ...options, depth, remote, ...commits], { seconds: LONG_SECONDS })
}
