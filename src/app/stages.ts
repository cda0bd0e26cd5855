/** The stages that a trial runs, as one value: a test can replace or delay them. */
import { build } from '../build/index.ts'
import { addDownload, askForBase, inspect } from '../inspect/index.ts'
import { smoke, startAndStop, startUntilReady } from '../smoke/index.ts'

export const STAGES = { build, askForBase, inspect, addDownload, smoke, startUntilReady, startAndStop }

export type Stages = typeof STAGES
