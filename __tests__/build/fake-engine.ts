/** As much of an engine as a build asks for. */
import type { Engine, EngineImage, EngineInfo } from '../../src/engine/index.ts'

export const IMAGE: EngineImage = {
  id: `sha256:${'1'.repeat(64)}`,
  tags: [],
  bytes: 0,
  digests: [],
  platform: { os: 'linux', architecture: 'arm64', variant: 'v8' },
  config: { exposedPorts: [], entrypoint: [], cmd: [], user: '', workingDir: '', labels: {} },
  diffIds: [],
  env: [],
  volumes: [],
}

const INFO: EngineInfo = {
  version: '28.0.0',
  os: 'linux',
  architecture: 'arm64',
  store: 'overlay2',
  kernel: '6',
  local: true,
}

export function fakeEngine(answers: Partial<Engine> = {}): Engine {
  const unused = (): Promise<never> => Promise.reject(new Error('not part of a build'))
  return {
    endpoint: 'unix:///var/run/docker.sock',
    info: () => Promise.resolve(INFO),
    product: unused,
    image: () => Promise.resolve(IMAGE),
    imagesBelow: unused,
    pull: unused,
    save: unused,
    load: unused,
    tag: unused,
    push: unused,
    untag: unused,
    create: unused,
    join: unused,
    untilLost: () => Promise.resolve(null),
    forward: unused,
    attach: unused,
    start: unused,
    state: unused,
    ended: unused,
    stats: unused,
    written: unused,
    changed: () => Promise.resolve([]),
    hadOom: unused,
    exec: unused,
    run: unused,
    output: unused,
    processNames: unused,
    commit: unused,
    kill: unused,
    remove: unused,
    readFile: unused,
    readArchive: unused,
    hasVolume: unused,
    containersWith: unused,
    labelled: unused,
    removeVolume: unused,
    removeNetwork: unused,
    close: () => undefined,
    ...answers,
  }
}
