/** What an image says about itself, in a size that a report can hold: whoever made the image wrote it. */
import type { ImageConfig } from './schema.ts'
import { bounded } from '../lib/visible.ts'

/** Names: a user, a folder, a label. Linux allows a path of 4096. */
const NAME_CHARACTERS = 4096
/** A word of a command may be a whole script. */
const WORD_CHARACTERS = 64 * 1024
const MOST_WORDS = 1000
const MOST_LABELS = 1000

/** Ports are all kept, each is short and there are no more than 65,535 of a protocol. */
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
