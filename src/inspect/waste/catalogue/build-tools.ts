/** Compilers, headers and what else only a build needs, in an image that is there to run something. */
import type { PathRule } from '../rule.ts'
import type { Say } from '../phrases.ts'

export const buildTools: PathRule = {
  code: 'build-tools',
  what: 'build tools',
  paths: [
    'usr/lib/gcc',
    'usr/libexec/gcc',
    'usr/lib/gcc-cross',
    'usr/include',
    'usr/local/include',
    'usr/lib/*.a',
    'usr/lib/*/*.a',
    'usr/lib64/*.a',
    'usr/lib/llvm-*',
    'usr/lib/llvm*',
    'usr/share/cmake*',
    'usr/lib/go-*',
    'usr/lib/go',
    'usr/local/go',
    'usr/lib/rustlib',
    '**/.rustup/toolchains',
    'usr/local/rustup/toolchains',
    'usr/share/maven',
    'opt/gradle',
    'usr/lib/jvm/*/jmods',
  ],
  by: ['run'],
  live: 'If the app needs none of them when it runs, build in an earlier stage and `COPY --from` only the result.',
  confidence: 'hint',
  least: 5_000_000,
  evidence: (claim, say) => [...packagesIn(claim.layer, say), ...say.at(claim).lines],
}

/** Packages of these names, and those of headers. */
const TOOLS =
  /^(?:gcc|g\+\+|cpp|clang|llvm|binutils|make|cmake|ninja-build|build-essential|build-base|autoconf|automake|rustc|cargo|golang|maven|gradle)(?:-[\d.]+)?$|-(?:dev|devel)$/
const MOST_PACKAGES = 12

/** `packages: gcc-12, libc6-dev, make`; none where the packages of the image are not known. */
function packagesIn(layer: number, say: Say): string[] {
  const names = say.packages
    .filter((one) => one.layer === layer && TOOLS.test(one.name))
    .map(({ name }) => name)
  const more = names.length > MOST_PACKAGES ? ` and ${names.length - MOST_PACKAGES} more` : ''
  return names.length === 0 ? [] : [`packages: ${names.slice(0, MOST_PACKAGES).join(', ')}${more}`]
}
