/** What is known about runners of GitHub that have no engine. */

/** A sentence, or none. Only `ubuntu-slim` among GitHub's Linux runners has no engine: it is a container. */
export const runnerHint = (
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): string[] =>
  env.RUNNER_ENVIRONMENT === 'github-hosted' && platform === 'linux'
    ? ['GitHub’s `ubuntu-slim` runners have no engine: use `runs-on: ubuntu-latest`.']
    : []
