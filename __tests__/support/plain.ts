/** A container with nothing set around it, for tests to spread. */
import type { ContainerSettings } from '../../src/engine/index.ts'

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
