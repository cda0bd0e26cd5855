/** What fixes of findings are proven, and the patch. */
import type { Finding, Fixes } from '../../core/schema.ts'
import { visible } from '../../lib/visible.ts'
import {
  code,
  details,
  fence,
  list,
  paragraph,
  prose,
  stop,
  strong,
  type Block,
  type Words,
} from '../render/blocks.ts'
import { bytes } from '../render/format.ts'
import { cap, oneLine } from '../render/text.ts'
import { omitted } from './findings.ts'
import { basename, type SizeBudget } from './view.ts'

/** Of a comment, which has a limit. */
const MOST_PATCH = 8000

/** For the comment and the summary. `git apply` reads the patch from the shell. */
export function fixBlocks({ fixes }: { readonly fixes?: Fixes | undefined }, budget: SizeBudget): Block[] {
  if (!fixes?.after) return []
  return [
    paragraph(strong('Proven fix:'), ' ', stop(prose(oneLine(fixes.summary)))),
    list(changesOf(fixes, budget.findings)),
    ...omitted(fixes.proven.length - budget.findings, 'fixes'),
    ...(budget.rows === 0 ? [] : [applyBlock(fixes)]),
  ]
}

function applyBlock({ patch }: Fixes): Block {
  if (patch.length > MOST_PATCH || visible(patch) !== patch || !patch.split('\n').every(isOfPatch))
    return paragraph('The patch does not fit into a comment: ', code('sea-trial fix --write'), ' makes it.')
  return details('Apply it: paste this in the repository’s root', [
    fence('sh', `git apply <<'PATCH'\n${patch}PATCH`),
  ])
}

/** None is the end of the here-document. */
const isOfPatch = (line: string): boolean => /^(?:$|[ +\-@\\]|diff --git |new file mode )/.test(line)

export const changesOf = ({ proven }: Fixes, most: number): Words[] =>
  proven
    .slice(0, most)
    .map((one) => [
      capitalProse(one.change),
      one.bytes === undefined ? '' : `: ${bytes(one.bytes)}`,
      ' (',
      code(one.code),
      placeOf(one),
      ')',
    ])

export const notFixedOf = ({ notFixed }: Fixes, most: number): Words[] =>
  notFixed
    .slice(0, most)
    .map((one) => [
      code(one.code),
      placeOf(one),
      ': not fixed automatically: ',
      stop(prose(cap(oneLine(one.why), 300))),
    ])

const capitalProse = (text: string): Words => prose(text.slice(0, 1).toUpperCase() + oneLine(text).slice(1))

const placeOf = ({ location }: Pick<Finding, 'location'>): string =>
  location ? `, ${oneLine(basename(location.file))}:${location.line}` : ''
