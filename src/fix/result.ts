/** What the Report says about fixes. Pure. */
import { bytes } from '../lib/units.ts'
import type { Fixes, Report } from '../core/schema.ts'
import type { Fix, NotFixed, Plan } from './plan.ts'

/** `after`: of the image with the fixes of `plan`; null if none is proven. */
export function fixesOf(
  before: Report,
  after: Report | null,
  plan: Pick<Plan, 'fixes' | 'patch' | 'edits'>,
  notFixed: readonly NotFixed[],
): Fixes {
  return {
    summary: after === null ? nothing(notFixed) : proven(before, after),
    proven: plan.fixes.map((fix) => ({ ...placeOf(fix), change: describe(fix), bytes: fix.finding.bytes })),
    notFixed: notFixed.map(({ finding, why }) => ({ ...placeOf({ finding }), why })),
    before: stateOf(before),
    after: after && stateOf(after),
    patch: plan.patch,
    edits: [...plan.edits],
  }
}

const placeOf = ({ finding: { code, location } }: Pick<NotFixed, 'finding'>) => ({
  code,
  ...(location ? { location } : {}),
})

const nothing = (notFixed: readonly NotFixed[]): string =>
  notFixed.length === 0 ? 'nothing to fix' : 'nothing is proven'

/** `−12.0 MB (18.4 MB → 6.4 MB), still ready in 0.13 s` */
function proven(before: Report, after: Report): string {
  const [from, to] = [stateOf(before), stateOf(after)]
  const ran = to.readySeconds === null ? 'it was not run' : `still ready in ${to.readySeconds.toFixed(2)} s`
  return `−${bytes(from.onDisk - to.onDisk)} (${bytes(from.onDisk)} → ${bytes(to.onDisk)}), ${ran}`
}

const stateOf = ({ image, smoke }: Report): Fixes['before'] => ({
  onDisk: image?.sizes.onDisk ?? 0,
  deadWeight: image?.sizes.deadWeight ?? 0,
  readySeconds: smoke?.ready ? smoke.readySeconds : null,
})

/** What was changed, as a part of a sentence. */
function describe({ way }: Fix): string {
  switch (way.kind) {
    case 'option':
      return `\`${way.option}\` in the RUN at line ${way.line}`
    case 'append':
      return `\`${way.command}\` at the end of the RUN at line ${way.line}`
    case 'join':
      return `the RUN at line ${way.from} joins that at line ${way.into}`
    case 'copy-as':
      return `the COPY at line ${way.copy} sets what the RUN at line ${way.run} did`
    case 'ignore':
      return `${way.patterns.map((one) => `\`${one}\``).join(', ')} in the ignore file`
  }
}
