/** A container with nothing set around it, for tests to spread. */
import type { ContainerSettings, SmokeInputs } from '../../src/inputs/index.ts'

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

export const plainSmoke: Pick<
  SmokeInputs,
  'container' | 'presets' | 'requires' | 'assignedPort' | 'services'
> = {
  container: plainContainer,
  presets: [],
  requires: [],
  assignedPort: null,
  services: null,
}
