/**
 * Runs one of GitHub's own clients of an Actions service in a process of its own: this program, started again. The client
 * prints what it wants and retries for as long as it wants; here its output is data, its time is limited, and of the job's
 * environment it gets only the variables of the service and of proxies.
 */
import { run } from './child-process.ts'

export interface ActionsClient {
  /** Path of this program. */
  script: string
  env: Readonly<Record<string, string | undefined>>
  signal: AbortSignal
  /** Time limit of one call. */
  seconds: number
}

export interface ClientAnswer {
  /** Null when it was ended early. */
  code: number | null
  stdout: string
  stderr: string
  /** It was ended by the time limit. */
  isLate: boolean
}

const PASSED =
  /^(?:ACTIONS_RUNTIME_TOKEN|ACTIONS_RESULTS_URL|ACTIONS_CACHE_URL|ACTIONS_CACHE_SERVICE_V2|ACTIONS_CACHE_MODE|GITHUB_SERVER_URL|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|SSL_CERT_DIR|(?:https?|no|all)_proxy)$/i

/** `own`: variables that only the client gets. */
export async function runActionsClient(
  args: readonly string[],
  own: Readonly<Record<string, string>>,
  { script, env, signal, seconds }: ActionsClient,
): Promise<ClientAnswer> {
  const passed = Object.fromEntries(Object.entries(env).filter(([name]) => PASSED.test(name)))
  const began = performance.now()
  const output = await run(process.execPath, [script, ...args], {
    env: { ...passed, ...own },
    signal,
    seconds,
  })
  const { code = null, stdout = '', stderr = '' } = output ?? {}
  return { code, stdout, stderr, isLate: code !== 0 && (performance.now() - began) / 1000 >= seconds }
}
