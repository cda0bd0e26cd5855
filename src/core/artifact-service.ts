/** Whether the runner and the server have a service for artifacts of the run. */

/** The sentence that says why this server or runner has no artifacts; null where it has. */
export function whyNoArtifacts(env: Readonly<Record<string, string | undefined>>): string | null {
  if (!isGitHub(env.GITHUB_SERVER_URL ?? 'https://github.com'))
    return 'GitHub Enterprise Server does not have the artifacts that this client uploads'
  return env.ACTIONS_RUNTIME_TOKEN && env.ACTIONS_RESULTS_URL ? null : 'this runner offers no artifacts'
}

/** GitHub's own servers, as its client decides it. */
const isGitHub = (server: string): boolean => {
  const { hostname } = new URL(server)
  return hostname === 'github.com' || /\.(ghe\.com|localhost)$/.test(hostname)
}
