/** Limits the size of an image config, which is untrusted. */
import type { ImageConfig } from './schema.ts'
import { bounded } from '../lib/visible.ts'

/** Of a user, a folder or a label. Linux allows a path of 4096. */
const NAME_CHARACTERS = 4096
/** Of a word of a command, which may be a whole script. */
const WORD_CHARACTERS = 64 * 1024
const MOST_WORDS = 1000
const MOST_LABELS = 1000

/** Truncates names, words and lists. All valid ports are kept: at most 65,535 per protocol. */
export function boundConfig(config: ImageConfig): ImageConfig {
  const { exposedPorts, entrypoint, cmd, user, workingDir, stopSignal, healthcheck, labels } = config
  return {
    ...config,
    exposedPorts: exposedPorts.filter((port) => port.length <= LONGEST_PORT).slice(0, MOST_PORTS),
    entrypoint: words(entrypoint),
    cmd: words(cmd),
    user: name(user),
    workingDir: name(workingDir),
    ...(stopSignal === undefined ? {} : { stopSignal: name(stopSignal) }),
    ...(healthcheck ? { healthcheck: { ...healthcheck, test: words(healthcheck.test) } } : {}),
    labels: Object.fromEntries(
      Object.entries(labels)
        .slice(0, MOST_LABELS)
        .map(([key, value]) => [name(key), name(value)]),
    ),
  }
}

/** `65535/sctp` */
const LONGEST_PORT = 16
const MOST_PORTS = 3 * 65_535

const name = (text: string): string => bounded(text, NAME_CHARACTERS)
const words = (list: readonly string[]): string[] =>
  list.slice(0, MOST_WORDS).map((word) => bounded(word, WORD_CHARACTERS))
