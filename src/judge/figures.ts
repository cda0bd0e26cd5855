/** How each figure of a budget is read from a run, or from its baseline. Null where it is not known. Pure. */
import { FIGURES, type FigureKey } from '../core/budget.ts'
import { readyTime } from '../core/ready-time.ts'
import type { Delta, Report, Shutdown } from '../core/schema.ts'

/** One side of a comparison. `delta` is of this run only. */
export type Side = Pick<Report, 'build' | 'image' | 'smoke'> & { delta?: Delta | null }

interface Reading {
  readonly of: (side: Side) => number | null
  /** Why there is no figure, as a reason in the Report. */
  readonly missing: (side: Side) => string
}

const notWeighed = ({ image }: Side): string =>
  image ? 'it is not known of this image' : 'the image was not weighed'
const notRun = ({ smoke }: Side): string =>
  smoke === null ? 'the image was not run' : smoke.ready ? 'it was not measured' : 'it was not ready'

/** Docker's grace: what a container that ignores its stop signal takes, also where that was not waited out. */
const GRACE_SECONDS = 10

export const READINGS: Readonly<Record<FigureKey, Reading>> = {
  'on-disk': { of: ({ image }) => image?.sizes.onDisk ?? null, missing: notWeighed },
  download: {
    of: ({ image }) => (image?.sizes.download?.exact ? image.sizes.download.bytes : null),
    missing: ({ image }) =>
      image?.sizes.download
        ? 'it is only estimated'
        : image
          ? 'the sizes of its compressed layers are not known'
          : 'the image was not weighed',
  },
  redeploy: {
    of: ({ delta }) => (delta?.redeploy?.exact ? delta.redeploy.bytes : null),
    missing: ({ delta }) =>
      delta?.redeploy ? 'it is only estimated' : 'there is no baseline whose layers are known',
  },
  'dead-weight': { of: ({ image }) => image?.sizes.deadWeight ?? null, missing: notWeighed },
  efficiency: {
    of: ({ image }) => (image && image.sizes.onDisk > 0 ? image.sizes.efficiency : null),
    missing: ({ image }) => (image ? 'the image has no bytes' : 'the image was not weighed'),
  },
  layers: { of: ({ image }) => image?.layers.length ?? null, missing: notWeighed },
  'your-layers': {
    of: ({ image }) => (image?.base ? Math.max(0, image.sizes.onDisk - image.base.onDisk) : null),
    missing: ({ image }) => (image ? 'its base image is not known' : 'the image was not weighed'),
  },
  ready: {
    of: ({ smoke }) => readyTime(smoke),
    missing: (side) => (side.smoke?.startTimes ? 'too few starts became ready for a median' : notRun(side)),
  },
  memory: { of: ({ smoke }) => (smoke?.ready ? smoke.memory.peak : null), missing: notRun },
  stop: { of: ({ smoke }) => (smoke?.shutdown ? stopSeconds(smoke.shutdown) : null), missing: notRun },
  build: {
    of: ({ build }) => (build?.ok ? build.seconds : null),
    missing: ({ build }) => (build ? 'the build failed' : 'nothing was built'),
  },
}

const stopSeconds = ({ seconds, provedBy }: Shutdown): number =>
  provedBy === 'signal-mask' ? Math.max(seconds, GRACE_SECONDS) : seconds

/** Shares are compared to a billionth, so that 1 − 0.9 is 0.1. */
export const comparable = (figure: FigureKey, value: number): number =>
  FIGURES[figure].unit === 'share' ? Math.round(value * 1e9) / 1e9 : value
