/** What builds and debugging need and a running app seldom does. Hints only: the app may need them after all. */
import type { Phrases } from '../phrases.ts'
import type { PathRule } from '../rule.ts'

export const BUILD_ONLY: readonly PathRule[] = [
  {
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
    evidence: (claim, phrases) => [...packagesIn(claim.layer, phrases), ...phrases.at(claim).lines],
  },
  {
    code: 'debug-symbols',
    what: 'debug symbols',
    paths: ['usr/lib/debug', '**/*.debug', '**/*.dwo', '**/*.dwp', '**/*.pdb', '**/*.dSYM'],
    live: 'If nobody debugs in this image, leave them out: `strip`, build without `-g`, or keep them in a stage of their own.',
    confidence: 'hint',
  },
  {
    code: 'documentation',
    what: 'documentation and translations',
    paths: [
      'usr/share/doc',
      'usr/share/man',
      'usr/share/info',
      'usr/share/help',
      'usr/share/gtk-doc',
      'usr/share/locale',
      'usr/local/share/doc',
      'usr/local/share/man',
      'usr/local/man',
      '**/gems/*/doc',
    ],
    live: 'If nobody reads them there, configure the package manager to leave them out (dpkg: `path-exclude`; dnf: `--setopt=tsflags=nodocs`; gem: `--no-document`).',
    confidence: 'hint',
    least: 5_000_000,
  },
]

/** Names of packages of build tools; `-dev` and `-devel` packages hold headers. */
const TOOLS =
  /^(?:gcc|g\+\+|cpp|clang|llvm|binutils|make|cmake|ninja-build|build-essential|build-base|autoconf|automake|rustc|cargo|golang|maven|gradle)(?:-[\d.]+)?$|-(?:dev|devel)$/
const MOST_PACKAGES = 12

/** `packages: gcc-12, libc6-dev, make`; empty if the packages of the image are unknown. */
function packagesIn(layer: number, phrases: Phrases): string[] {
  const names = phrases.packages
    .filter((one) => one.layer === layer && TOOLS.test(one.name))
    .map(({ name }) => name)
  const more = names.length > MOST_PACKAGES ? ` and ${names.length - MOST_PACKAGES} more` : ''
  return names.length === 0 ? [] : [`packages: ${names.slice(0, MOST_PACKAGES).join(', ')}${more}`]
}
