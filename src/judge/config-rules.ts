/** What a budget can require of the image's config: another user than root, a HEALTHCHECK, a label, a stop signal. Pure. */
import type { ConfigRequirement, ConfigRule } from '../core/budget.ts'
import type { Image } from '../core/schema.ts'
import { matchesGlob } from '../lib/glob.ts'

type Config = Image['config']

/** One sentence about what is missing; null where the config is as required. */
export const configProblem = ({ rule, value }: ConfigRule, config: Config): string | null =>
  PROBLEMS[rule](config, value)

const PROBLEMS: Readonly<Record<ConfigRequirement, (config: Config, value: string | null) => string | null>> =
  {
    'non-root': ({ user }) => (isRoot(user) ? 'the image runs as root' : null),
    healthcheck: ({ healthcheck }) =>
      healthcheck === undefined || ['', 'NONE'].includes(healthcheck.test[0] ?? '')
        ? 'the image has no HEALTHCHECK'
        : null,
    label: ({ labels }, value) => labelProblem(labels, value ?? ''),
    'stop-signal': ({ stopSignal }, value) => {
      if (stopSignal === undefined || stopSignal === '') return 'the image sets no STOPSIGNAL'
      return value === null || signalName(stopSignal) === signalName(value)
        ? null
        : `the image’s STOPSIGNAL is ${stopSignal}, not ${value}`
    },
  }

/** Also `0:0` and `root:root`; no user is root. */
function isRoot(user: string): boolean {
  const name = user.split(':')[0]?.trim() ?? ''
  return name === '' || name === 'root' || /^0+$/.test(name)
}

/** `name`, or `name=glob`. An empty label is no label. */
function labelProblem(labels: Config['labels'], wanted: string): string | null {
  const [name = ''] = wanted.split('=', 1)
  const text = Object.hasOwn(labels, name) ? (labels[name] ?? '') : ''
  if (text === '') return `the image has no label \`${name}\``
  const glob = wanted.includes('=') ? wanted.slice(name.length + 1) : '*'
  return matchesGlob(text, glob) ? null : `the label \`${name}\` of the image is not \`${glob}\``
}

const signalName = (signal: string): string => signal.trim().toUpperCase().replace(/^SIG/, '')
