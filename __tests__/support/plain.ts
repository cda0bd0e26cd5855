/** Default settings of a container, for tests to spread. */
import type { ContainerSettings, SmokeInputs } from '../../src/inputs/types.ts'

export const plainContainer: ContainerSettings = {
  volumes: [],
  tmpfs: [],
  user: null,
  readOnly: false,
  capAdd: [],
  capDrop: [],
  securityOpt: [],
  pidsLimit: null,
  shmSize: null,
  ulimits: [],
  addHost: [],
  dns: [],
  init: false,
  gpus: null,
}

/** Default settings of a smoke test. */
export const plainSmoke: SmokeInputs = {
  ports: [],
  probes: [],
  timeout: 60,
  soak: 3,
  unaskedSoak: 10,
  rehearse: { asked: [], byDefault: false },
  startTimes: null,
  shutdown: 'warn',
  keepRunning: false,
  audit: false,
  logFile: null,
  env: [],
  command: null,
  entrypoint: null,
  network: null,
  memory: null,
  cpus: null,
  container: plainContainer,
  presets: [],
  requires: [],
  assignedPort: null,
  services: null,
}
