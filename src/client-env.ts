/** The environment for a Docker client that this process starts: the same engine, and none of the action's own inputs. */

type Env = Record<string, string>

export const clientEnv = (endpoint: string, env: NodeJS.ProcessEnv = process.env): Env => ({
  ...withoutInputs(env),
  ...engineEnv(endpoint, env),
})

/** A token among the inputs is none of the client's business. */
function withoutInputs(env: NodeJS.ProcessEnv): Env {
  return Object.fromEntries(
    Object.entries(env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !entry[0].startsWith('INPUT_'),
    ),
  )
}

/**
 * The client must mean the same engine. It finds it by the same rules, but for the sockets of rootless and desktop
 * engines, which are found here and which a client without a context would not think of.
 */
function engineEnv(endpoint: string, env: NodeJS.ProcessEnv): Env {
  const isChosen = env.DOCKER_HOST !== undefined || env.DOCKER_CONTEXT !== undefined
  const isUsual = !endpoint.startsWith('unix://') || endpoint === 'unix:///var/run/docker.sock'
  return isChosen || isUsual ? {} : { DOCKER_HOST: endpoint }
}
