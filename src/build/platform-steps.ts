/** The steps of one platform, of a build of several: BuildKit names them `[linux/arm64 build 2/3] RUN make`. */
import { isSamePlatform, parsePlatform } from '../platform/name.ts'
import type { Recording } from './output/recorder.ts'

/** `linux/arm/v7`; `linux/amd64->arm64` runs on the first and makes the second. */
const PREFIX = /^\[(([a-z]+)\/[\w/.]+)(?:->([\w/.]+))?[ \]]/

/** Null if the step belongs to all platforms, or the build had one. */
export function platformOfStep(name: string): string | null {
  const [, platform, os, target] = PREFIX.exec(name) ?? []
  if (platform === undefined) return null
  if (target === undefined) return platform
  // of another system than the first, it is written in full
  return /^(?:linux|windows|darwin|freebsd)\//.test(target) ? target : `${os}/${target}`
}

/** Without the steps of other platforms. */
export function stepsFor<T extends Pick<Recording, 'steps'>>(recording: T, platform: string): T {
  const wanted = parsePlatform(platform)
  const isOf = (name: string): boolean => {
    const own = platformOfStep(name)
    return own === null || isSamePlatform(parsePlatform(own), wanted)
  }
  return { ...recording, steps: recording.steps.filter(({ name }) => isOf(name)) }
}
