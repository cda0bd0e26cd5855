/** What a client that is started sees of this process's environment. */
import { describe, expect, test } from '@jest/globals'
import { wantedBy } from '../../src/build/client/run.ts'
import { clientEnv, isRunners, readingEnv, type Purpose } from '../../src/lib/docker-client-env.ts'
import { sourceOf } from '../build/sources.ts'

const HOST = {
  PATH: '/bin',
  HOME: '/root',
  LANG: 'C',
  LC_ALL: 'C',
  https_proxy: 'http://proxy',
  NO_PROXY: 'x',
  SSH_AUTH_SOCK: '/s',
  DOCKER_HOST: 'tcp://x',
  DOCKER_CONFIG: '/c',
  BUILDX_BUILDER: 'b',
  BUILDKIT_PROGRESS: 'plain',
}
const SIGNS_IN = { AWS_SESSION_TOKEN: 'a', KUBECONFIG: '/k', DOCKER_AUTH_CONFIG: '{}' }
const PRIVATE = {
  INPUT_TOKEN: 't',
  'INPUT_BUILD-ARGS': 'x',
  ACTIONS_RUNTIME_TOKEN: 'r',
  ACTIONS_RESULTS_URL: 'https://results',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'i',
  RUNNER_TEMP: '/t',
  GITHUB_TOKEN: 'g',
  GH_TOKEN: 'g',
  MY_DEPLOY_KEY: 'd',
  DOCKER_PASSWORD: 'p',
  DOCKER_TOKEN: 'p',
  NODE_OPTIONS: '-r x',
  LD_PRELOAD: 'x',
}
const ALL = { ...HOST, ...SIGNS_IN, ...PRIVATE }

test.each<[Purpose, Record<string, string>]>([
  ['compose', HOST],
  ['build', { ...HOST, ...SIGNS_IN }],
  ['ssh', { ...HOST, ...SIGNS_IN }],
])('for %s, an allow-list', (purpose, expected) => {
  expect(clientEnv('tcp://x', { purpose }, ALL)).toEqual(expected)
})

test('what is named is passed, but nothing of the runner', () => {
  const names = [
    'MY_DEPLOY_KEY',
    'GITHUB_TOKEN',
    'ACTIONS_RUNTIME_TOKEN',
    'INPUT_TOKEN',
    'RUNNER_TEMP',
    'NONE',
  ]
  expect(clientEnv('tcp://x', { purpose: 'build', names }, { ...PRIVATE, PATH: '/bin' })).toEqual({
    PATH: '/bin',
    MY_DEPLOY_KEY: 'd',
  })
})

test('the cache of GitHub Actions has its own token, and only that', () => {
  expect(clientEnv('tcp://x', { purpose: 'build', actionsCache: true }, PRIVATE)).toEqual({
    ACTIONS_RUNTIME_TOKEN: 'r',
    ACTIONS_RESULTS_URL: 'https://results',
  })
})

test('values are passed, but steer no client', () => {
  const values = [
    'PASSWORD=a=b',
    'EMPTY=',
    'DOCKER_HOST=tcp://dind',
    'PATH=/x',
    'LD_PRELOAD=x',
    'COMPOSE_FILE=x',
  ]
  expect(clientEnv('tcp://x', { purpose: 'compose', values }, { PATH: '/bin' })).toEqual({
    PATH: '/bin',
    PASSWORD: 'a=b',
    EMPTY: '',
  })
})

test('the same engine is meant', () => {
  expect(clientEnv('unix:///run/user/1/docker.sock', { purpose: 'build' }, {})).toEqual({
    DOCKER_HOST: 'unix:///run/user/1/docker.sock',
  })
  expect(clientEnv('unix:///var/run/docker.sock', { purpose: 'build' }, {})).toEqual({})
})

test.each(['INPUT_TOKEN', 'ACTIONS_X', 'RUNNER_OS', 'GITHUB_TOKEN', 'STATE_run'])(
  '%s is the runner’s',
  (name) => expect(isRunners(name)).toBe(true),
)
test.each(['GITHUB_SHA', 'MY_TOKEN', 'MY_INPUT_', 'GITHUB_TOKENS'])('%s may be passed on', (name) =>
  expect(isRunners(name)).toBe(false),
)

describe('what a build asks for', () => {
  test('variables that settings name, and the cache’s token where there is such a cache', () => {
    const source = sourceOf('/', {
      buildArgs: ['A=1', 'NAMED'],
      buildSecrets: ['id=a,env=TOKEN', 'id=b,src=.npmrc', 'id=BARE', 'id=NONE'],
      cacheTo: ['type=gha,mode=max'],
    })
    expect(wantedBy(source, { BARE: 'x' })).toEqual({ names: ['NAMED', 'TOKEN', 'BARE'], actionsCache: true })
  })
  test('nothing else', () => {
    const source = sourceOf('/', { cacheFrom: ['type=registry,ref=a/b'] })
    expect(wantedBy(source, { TOKEN: 'x' })).toEqual({ names: [], actionsCache: false })
  })
})

test('a client that only reads a file gets what it needs to start, and what settings give', () => {
  const values = ['TAG=1', 'PATH=/evil', 'DOCKER_HOST=tcp://y', 'LD_PRELOAD=x', 'EMPTY=']
  expect(readingEnv(values, { ...HOST, ...SIGNS_IN, ...PRIVATE })).toEqual({
    PATH: '/bin',
    HOME: '/root',
    LANG: 'C',
    SSH_AUTH_SOCK: '/s',
    DOCKER_CONFIG: '/c',
    TAG: '1',
    EMPTY: '',
  })
})
