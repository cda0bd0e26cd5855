/** Platforms by Go's names, `linux/arm64/v8`: parsing, printing, comparing. */
import { arch } from 'node:process'
import type { Platform } from '../core/schema.ts'

const ARCHITECTURES = new Map([
  ['x64', 'amd64'],
  ['x86_64', 'amd64'],
  ['x86-64', 'amd64'],
  ['aarch64', 'arm64'],
  ['ia32', '386'],
  ['i386', '386'],
  ['ppc64', 'ppc64le'],
  ['armhf', 'arm'],
])
/** The variant that is meant if none is given. */
const USUAL_VARIANTS = new Map([
  ['arm64', 'v8'],
  ['arm', 'v7'],
  ['amd64', 'v1'],
])

/** The platform that images run as on this machine: elsewhere than on Linux, engines run a Linux virtual machine. */
export const hostPlatform = (): Platform => ({ os: 'linux', architecture: ARCHITECTURES.get(arch) ?? arch })

/** Takes `linux/arm64/v8`, or `arm64` alone. */
export function parsePlatform(words: string): Platform {
  const parts = words.toLowerCase().split('/')
  const [os = '', architecture = '', variant] = parts.length === 1 ? ['linux', ...parts] : parts
  return {
    os,
    architecture: ARCHITECTURES.get(architecture) ?? architecture,
    ...(variant ? { variant } : {}),
  }
}

/** `os/architecture[/variant]`; unknown parts are left out. */
export const platformText = ({ os, architecture, variant }: Platform): string =>
  [os, architecture, variant].filter(Boolean).join('/')

/** With `v8` of arm64, `v7` of arm and `v1` of amd64 as default variants. */
export function isSamePlatform(a: Platform, b: Platform): boolean {
  return isSameMachine(a, b) && variantOf(a) === variantOf(b)
}

/** Ignores the variant. */
export const isSameMachine = (a: Platform, b: Platform): boolean =>
  a.os === b.os && a.architecture === b.architecture

const variantOf = ({ architecture, variant }: Platform): string =>
  variant ?? USUAL_VARIANTS.get(architecture) ?? ''
