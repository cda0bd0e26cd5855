/** Platforms in Go's names, `linux/arm64/v8`: parsing, formatting, comparing. */
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
/** The variant when none is given. */
const DEFAULT_VARIANTS = new Map([
  ['arm64', 'v8'],
  ['arm', 'v7'],
  ['amd64', 'v1'],
])

/** The platform of images on this machine. The OS is Linux: engines on other systems run Linux in a virtual machine. */
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

/** Without comparing variants. */
export const isSameMachine = (a: Platform, b: Platform): boolean =>
  a.os === b.os && a.architecture === b.architecture

const variantOf = ({ architecture, variant }: Platform): string =>
  variant ?? DEFAULT_VARIANTS.get(architecture) ?? ''
