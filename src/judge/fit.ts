/**
 * Findings about image, program and engine of different platforms. If the container could not run,
 * `wrong-architecture` reports that, and there is no finding here.
 */
import { platformText } from '../platform/name.ts'
import { runsOn, type Machine } from '../platform/compatible.ts'
import type { Finding, Image, Platform, Smoke } from '../core/schema.ts'

/** Whether the container ran although the engine's processor cannot run its program natively. */
export function isEmulated(image: Image, smoke: Smoke | null, findings: readonly Finding[]): boolean {
  const { engine } = image.fit ?? {}
  if (!engine || !smoke || isRefused(findings)) return false
  const hasRun = smoke.ready || (smoke.startedAt !== null && smoke.log.lines > 0)
  return hasRun && !isNative(image, engine)
}

export function platformFindings(
  image: Image | null,
  smoke: Smoke | null,
  findings: readonly Finding[],
  { cannotRun = false, isOneOfSeveral = false } = {},
): Finding[] {
  if (!image?.fit || isRefused(findings)) return []
  const { engine, emulated } = image.fit
  return [
    ...mislabelled(image, isOneOfSeveral ? 'fail' : 'warn'),
    ...(emulated && engine ? [emulation(image, engine)] : []),
    ...(smoke === null && engine && !isFor(image, engine) ? [elsewhere(image, engine, cannotRun)] : []),
  ]
}

const isRefused = (findings: readonly Finding[]): boolean =>
  findings.some(({ code }) => code === 'wrong-architecture')

/** Compares the platform that the image declares. */
const isFor = ({ platform }: Image, engine: Platform): boolean =>
  platform.os === engine.os && runsOn(platform, engine)

/** Compares the platform of the program, if known. */
const isNative = (image: Image, engine: Platform): boolean =>
  image.platform.os === engine.os && runsOn(programOf(image), engine)

/** An ELF header has no variant: the image's variant is used if the architectures are equal. */
function programOf({ platform, fit }: Image): Machine {
  const architecture = fit?.entrypoint?.architecture ?? platform.architecture
  return architecture === platform.architecture ? platform : { architecture }
}

/**
 * Registries and clusters choose an image by the platform that it declares. Of several platforms in one index, such a one starts
 * on no machine.
 */
function mislabelled({ platform, fit }: Image, level: 'fail' | 'warn'): Finding[] {
  const program = fit?.entrypoint
  if (!program || runsOn({ architecture: program.architecture }, platform)) return []
  return [
    {
      code: 'mislabelled-platform',
      level,
      confidence: 'proved',
      message: `its program is built for ${program.architecture}, but the image says that it is for ${platformText(platform)}`,
      fix: `Build the image for the program's platform (\`platform: ${platform.os}/${program.architecture}\`), or copy the ${platform.architecture} program into it.`,
      evidence: [
        `${program.path}: ELF header says ${program.architecture}`,
        `image platform: ${platformText(platform)}`,
      ],
    },
  ]
}

function emulation(image: Image, engine: Platform): Finding {
  const { platform, fit } = image
  const program = fit?.entrypoint
  return {
    code: 'emulated',
    level: 'warn',
    confidence: 'proved',
    message: `it ran under emulation, built for ${platformText({ os: platform.os, ...programOf(image) })} on an engine that is ${platformText(engine)}: times and memory are not those of real hardware`,
    fix: `Test it on the platform where it will run, or build it for this engine (\`platform: ${platformText(engine)}\`).`,
    evidence: [
      ...(program ? [`${program.path}: ELF header says ${program.architecture}`] : []),
      `image platform: ${platformText(platform)}`,
      `engine: ${platformText(engine)}`,
    ],
  }
}

function elsewhere({ platform }: Image, engine: Platform, cannotRun: boolean): Finding {
  const outcome = cannotRun
    ? 'its kernel refused the program, so the image was weighed only'
    : 'it was weighed, but would run here under emulation only'
  return {
    code: 'other-platform',
    level: 'note',
    confidence: 'proved',
    message: `the image is for ${platformText(platform)}, and this engine is ${platformText(engine)}: ${outcome}`,
    evidence: [`image platform: ${platformText(platform)}`, `engine: ${platformText(engine)}`],
  }
}
