/** What was pushed after the verdict, what failed, and why nothing was pushed. A failed push comes first: the heading says `pass`. */
import type { Push, Report } from '../../core/schema.ts'
import { code, join, list, paragraph, prose, stop, strong, type Block, type Words } from '../render/blocks.ts'
import { bytes, count } from '../render/format.ts'
import { cap, oneLine } from '../render/text.ts'
import { omitted } from './findings.ts'

const MOST_REFS = 10
const NAME = 200
const SENTENCE = 500

export function pushBlocks({ push }: Report): Block[] {
  if (!push) return []
  const { skipped, differs, notAttached } = push
  return [
    ...failedBlocks(push),
    ...doneBlocks(push),
    ...(skipped === undefined ? [] : [paragraph('Not pushed: ', sentence(skipped))]),
    ...(differs === undefined || push.digest === null
      ? []
      : [paragraph('Pushed by the engine: ', sentence(differs))]),
    ...(notAttached === undefined
      ? []
      : [paragraph('⚠️ The Report was not attached to it: ', sentence(notAttached))]),
  ]
}

/** A headline in a row of a table, with whether the image was pushed. */
export function withPush(headline: string, { push }: Report): string {
  if (!push) return headline
  const { failed, refs, skipped } = push
  const pushed = skipped === undefined ? 'Pushed' : 'Not pushed'
  const where = refs.length > 0 ? ` to ${ofAll(push)}` : ''
  return `${headline.replace(/[.…]?$/, '')}. ${failed.length > 0 ? `⚠️ Not pushed${where}` : pushed}.`
}

/** `1 of 3 references` */
const ofAll = ({ failed, refs }: Push): string =>
  `${failed.length} of ${count(failed.length + refs.length, 'reference')}`

const sentence = (text: string): Words => stop(prose(cap(oneLine(text), SENTENCE)))
const refCode = (ref: string): Words => code(cap(oneLine(ref), NAME))

function failedBlocks(push: Push): Block[] {
  const { failed } = push
  if (failed.length === 0) return []
  const [first, ...others] = failed
  const whyNot = ({ ref, error }: Push['failed'][number]) => [refCode(ref), ': ', sentence(error)]
  if (first && others.length === 0) return [paragraph('⚠️ ', strong('Not pushed: ', whyNot(first)))]
  return [
    paragraph('⚠️ ', strong(`Not pushed to ${ofAll(push)}:`)),
    list(failed.slice(0, MOST_REFS).map((one) => strong(whyNot(one)))),
    ...omitted(failed.length - MOST_REFS, 'references'),
  ]
}

function doneBlocks(push: Push): Block[] {
  const { refs, digest, verified, present = [], attached } = push
  if (digest === null || refs.length === 0) return []
  const isNew = present.length < refs.length
  const moved = isNew ? trafficText(push) : 'nothing was sent'
  return [
    paragraph(
      strong(isNew ? 'Pushed' : 'Pushed before'),
      ': ',
      join(refs.slice(0, MOST_REFS).map(refCode), ', '),
      refs.length > MOST_REFS ? ` and ${refs.length - MOST_REFS} more` : '',
      ' as ',
      code(cap(oneLine(digest), NAME)),
      verified ? ', verified at the registry' : '',
      moved === '' ? '' : `: ${moved}`,
      isNew && present.length > 0
        ? ['; it was at ', join(present.slice(0, MOST_REFS).map(refCode), ', ')]
        : '',
      attached === undefined ? '' : '; with this Report',
      '.',
    ),
  ]
}

const WAYS = [
  ['sent', (text: string) => `sent ${text}`],
  ['mounted', (text: string) => `mounted ${text}`],
  ['present', (text: string) => `${text} was there`],
] as const

/** `sent 3.0 kB, mounted 82.0 MB, 12.1 MB was there`: at all registries together; empty where the engine pushed. */
function trafficText({ traffic = {} }: Push): string {
  const hosts = Object.values(traffic)
  return WAYS.map(([way, say]) => [hosts.reduce((sum, host) => sum + host[way].bytes, 0), say] as const)
    .filter(([sum]) => sum > 0)
    .map(([sum, say]) => say(bytes(sum)))
    .join(', ')
}
