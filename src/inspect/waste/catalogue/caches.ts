/** Caches of package managers and compilers. The text on top of a rule says what the paths alone do not. */
import type { PathRule } from '../rule.ts'
import { cache } from './cache-rule.ts'

const SYSTEM: readonly PathRule[] = [
  cache({
    code: 'apt-lists',
    what: 'apt’s package lists',
    paths: ['var/lib/apt/lists'],
    clean: 'rm -rf /var/lib/apt/lists/*',
  }),
  // downloaded packages, and the index that apt makes of its lists; Docker’s own Debian images keep neither
  cache({
    code: 'apt-archives',
    what: 'apt’s downloaded packages and index',
    paths: ['var/cache/apt'],
    clean: 'apt-get clean && rm -f /var/cache/apt/*.bin',
  }),
  cache({
    code: 'apk-cache',
    what: 'apk’s cache',
    paths: ['var/cache/apk', 'etc/apk/cache'],
    avoid: 'apk add --no-cache',
  }),
  // also of yum and microdnf
  cache({
    code: 'dnf-cache',
    what: 'dnf’s cache',
    paths: ['var/cache/dnf', 'var/cache/yum', 'var/cache/libdnf5'],
    clean: 'dnf clean all',
  }),
  cache({
    code: 'zypper-cache',
    what: 'zypper’s cache',
    paths: ['var/cache/zypp', 'var/cache/zypper'],
    clean: 'zypper clean --all',
  }),
  cache({
    code: 'pacman-cache',
    what: 'pacman’s cache',
    paths: ['var/cache/pacman/pkg', 'var/lib/pacman/sync'],
    clean: 'pacman -Scc --noconfirm',
  }),
]

/** Files that uv and conda hard-link into an environment cost nothing in the cache: `path-rules.ts` leaves them out. */
const PYTHON: readonly PathRule[] = [
  // pipx gives pip a cache of its own
  cache({
    code: 'pip-cache',
    what: 'pip’s cache',
    paths: ['**/.cache/pip', '**/.cache/pipx', '**/pipx/.cache'],
    avoid: 'pip install --no-cache-dir',
  }),
  cache({
    code: 'uv-cache',
    what: 'uv’s cache',
    paths: ['**/.cache/uv'],
    avoid: 'uv --no-cache',
  }),
  // not `virtualenvs` beside them: the app runs on it
  cache({
    code: 'poetry-cache',
    what: 'poetry’s cache',
    paths: ['**/.cache/pypoetry/cache', '**/.cache/pypoetry/artifacts'],
    avoid: 'poetry --no-cache',
  }),
  cache({
    code: 'pipenv-cache',
    what: 'pipenv’s cache',
    paths: ['**/.cache/pipenv'],
    clean: 'rm -rf {here}',
  }),
  cache({
    code: 'conda-packages',
    what: 'conda’s downloaded packages',
    paths: [
      'opt/conda/pkgs',
      '**/miniconda3/pkgs',
      '**/anaconda3/pkgs',
      '**/miniforge3/pkgs',
      '**/mambaforge/pkgs',
      '**/micromamba/pkgs',
      '**/.conda/pkgs',
    ],
    clean: 'conda clean -afy',
  }),
]

/** Files that pnpm hard-links into `node_modules` cost nothing in its store. */
const JAVASCRIPT: readonly PathRule[] = [
  // with the headers that node-gyp downloads
  cache({
    code: 'npm-cache',
    what: 'npm’s cache',
    paths: ['**/.npm/_cacache', '**/.npm/_logs', '**/.cache/node-gyp', '**/.node-gyp'],
    clean: 'npm cache clean --force',
  }),
  // yarn 1; for root in a container it is in `/usr/local/share`
  cache({
    code: 'yarn-cache',
    what: 'yarn’s cache',
    paths: ['**/.cache/yarn', 'usr/local/share/.cache/yarn', '**/.yarn-cache'],
    clean: 'yarn cache clean',
  }),
  // yarn 2 and later: with Plug’n’Play the app runs on the cache, so this is only a hint
  {
    code: 'yarn-berry-cache',
    what: 'yarn’s cache',
    paths: ['**/.yarn/berry/cache'],
    live: 'Unless the app runs on it (Plug’n’Play), set `nodeLinker: node-modules` and end that RUN with `yarn cache clean --all`.',
    dead: 'Do both in one RUN, or give that RUN `--mount=type=cache,target={here}`.',
    confidence: 'hint',
  },
  cache({
    code: 'pnpm-store',
    what: 'pnpm’s store and cache',
    paths: ['**/.local/share/pnpm/store', '**/.pnpm-store', '**/.cache/pnpm'],
    clean: 'rm -rf {here}',
  }),
  cache({
    code: 'bun-cache',
    what: 'bun’s cache',
    paths: ['**/.bun/install/cache'],
    clean: 'bun pm cache rm',
  }),
]

const GO_AND_RUST: readonly PathRule[] = [
  {
    code: 'go-modules',
    what: 'go’s module cache',
    paths: ['**/go/pkg/mod', '**/go/pkg/sumdb'],
    live: 'Build in an earlier stage and `COPY --from` only the program, or give that RUN `--mount=type=cache,target={here}`.',
    dead: 'Do both in one RUN, or give that RUN `--mount=type=cache,target={here}`.',
  },
  cache({
    code: 'go-build-cache',
    what: 'go’s build cache',
    paths: ['**/.cache/go-build'],
    clean: 'go clean -cache',
  }),
  cache({
    code: 'cargo-registry',
    what: 'cargo’s registry',
    paths: ['**/.cargo/registry', '**/.cargo/git', 'usr/local/cargo/registry', 'usr/local/cargo/git'],
    clean: 'rm -rf {here}',
  }),
  // for incremental builds; the program is beside these folders
  {
    code: 'cargo-target',
    what: 'cargo’s intermediate files',
    paths: [
      '**/target/*/deps',
      '**/target/*/build',
      '**/target/*/incremental',
      '**/target/*/.fingerprint',
      '**/target/*/*/deps',
      '**/target/*/*/build',
      '**/target/*/*/incremental',
      '**/target/*/*/.fingerprint',
    ],
    live: {
      run: 'Build in an earlier stage and `COPY --from` only the program, or give that RUN `--mount=type=cache,target=…/target`.',
      copy: 'Copy the program only; list `target` in `.dockerignore`.',
    },
    dead: 'Build in an earlier stage and `COPY --from` only the program.',
    confidence: 'likely',
  },
]

/** `likely` where an app that is started by the build tool itself runs on its cache. */
const OTHER_LANGUAGES: readonly PathRule[] = [
  cache({
    code: 'maven-repository',
    what: 'Maven’s local repository',
    paths: ['**/.m2/repository'],
    clean: 'rm -rf {here}',
    confidence: 'likely',
  }),
  cache({
    code: 'gradle-cache',
    what: 'gradle’s caches',
    paths: ['**/.gradle/caches', '**/.gradle/wrapper/dists', '**/.gradle/daemon', '**/.gradle/native'],
    clean: 'rm -rf {here}',
    confidence: 'likely',
  }),
  // Ivy and coursier are used by sbt and other Scala tools
  cache({
    code: 'sbt-cache',
    what: 'sbt’s caches',
    paths: ['**/.ivy2/cache', '**/.cache/coursier', '**/.sbt/boot'],
    clean: 'rm -rf {here}',
    confidence: 'likely',
  }),
  cache({
    code: 'composer-cache',
    what: 'composer’s cache',
    paths: ['**/.composer/cache', '**/.cache/composer'],
    clean: 'composer clear-cache',
  }),
  // downloaded gems beside the installed ones; bundler keeps some in `vendor/cache`
  cache({
    code: 'gem-cache',
    what: 'gem packages that were installed from',
    paths: [
      '**/gems/*/cache/*.gem',
      '**/bundle/cache/*.gem',
      '**/bundle/ruby/*/cache/*.gem',
      '**/vendor/cache/*.gem',
    ],
    clean: 'rm -f "$(gem env gemdir)"/cache/*.gem',
    mount: '/usr/local/bundle/cache',
  }),
  cache({
    code: 'nuget-packages',
    what: 'NuGet’s packages',
    paths: ['**/.nuget/packages', '**/.local/share/NuGet'],
    clean: 'dotnet nuget locals all --clear',
    confidence: 'likely',
  }),
  // Elixir and Erlang
  cache({
    code: 'hex-packages',
    what: 'hex and rebar’s caches',
    paths: ['**/.hex/packages', '**/.cache/rebar3'],
    clean: 'rm -rf {here}',
  }),
  // Perl
  cache({
    code: 'cpan-cache',
    what: 'cpan’s cache',
    paths: ['**/.cpan/build', '**/.cpan/sources', '**/.cpanm/work', '**/.cpanm/sources'],
    clean: 'rm -rf {here}',
  }),
  cache({
    code: 'compiler-cache',
    what: 'the compiler’s cache',
    paths: ['**/.cache/ccache', '**/.ccache', '**/.cache/sccache', '**/.cache/bazel'],
    clean: 'rm -rf {here}',
  }),
]

export const CACHES = [...SYSTEM, ...PYTHON, ...JAVASCRIPT, ...GO_AND_RUST, ...OTHER_LANGUAGES]
