/** Each path rule on its own case: waste left in the image, waste deleted too late, and paths that only look alike. */
import { describe, expect, test } from '@jest/globals'
import { readdirSync } from 'node:fs'
import { bytes } from '../../../../src/lib/units.ts'
import { OTHER_RULES, PATH_RULES } from '../../../../src/inspect/waste/catalogue/index.ts'
import { wasteFindings } from '../../../../src/inspect/waste/index.ts'
import type { Finding } from '../../../../src/core/schema.ts'
import { from, megabytes, sightOf, step, type Step } from '../../../support/sights.ts'
import { whiteout } from '../../../support/tar.ts'

interface Case {
  by: string
  /** A file that is waste. */
  at: string
  /** How the message names the place. */
  top: string
  /** Files that are none, though they lie or are called much alike. */
  not: string[]
  /** What the fix of what is left says, and of what was deleted too late. */
  fix: RegExp
  late?: RegExp
  size?: number
}

const CASES: Record<string, Case> = {
  archives: {
    by: 'RUN curl -O https://example.org/v.tar.gz && tar xf v.tar.gz',
    at: 'src/v.tar.gz',
    top: '/src/v.tar.gz',
    not: ['src/v.tar.gz.txt', 'src/tar.gz', 'src/v.gz'],
    fix: /`curl … \| tar -x`/,
    late: /Download, unpack and delete in one RUN/,
  },
  'apt-lists': {
    by: 'RUN apt-get update && apt-get install -y curl',
    at: 'var/lib/apt/lists/deb.example.org_dists_main_Packages',
    top: '/var/lib/apt/lists',
    not: ['var/lib/apt/extended_states', 'srv/var/lib/apt/lists/x'],
    fix: /End that RUN with `rm -rf \/var\/lib\/apt\/lists\/\*`/,
    late: /Do both in one RUN, or give that RUN `--mount=type=cache,target=\/var\/lib\/apt\/lists`/,
  },
  'apt-archives': {
    by: 'RUN apt-get install -y curl',
    at: 'var/cache/apt/archives/curl_7.deb',
    top: '/var/cache/apt',
    not: ['var/cache/apt-show-versions/x', 'var/lib/apt/x'],
    fix: /`apt-get clean/,
  },
  'apk-cache': {
    by: 'RUN apk add curl',
    at: 'var/cache/apk/APKINDEX.tar.gz',
    top: '/var/cache/apk',
    not: ['lib/apk/db/installed', 'etc/apk/keys/x'],
    fix: /Use `apk add --no-cache`/,
    late: /or use `apk add --no-cache`/,
  },
  'dnf-cache': {
    by: 'RUN microdnf install curl',
    at: 'var/cache/yum/x86_64/packages/curl.rpm',
    top: '/var/cache/yum',
    not: ['var/lib/dnf/history.sqlite'],
    fix: /`dnf clean all`/,
  },
  'zypper-cache': {
    by: 'RUN zypper install -y curl',
    at: 'var/cache/zypp/packages/curl.rpm',
    top: '/var/cache/zypp',
    not: ['var/lib/zypp/x'],
    fix: /`zypper clean --all`/,
  },
  'pacman-cache': {
    by: 'RUN pacman -Syu curl',
    at: 'var/cache/pacman/pkg/curl.pkg',
    top: '/var/cache/pacman/pkg',
    not: ['var/lib/pacman/local/curl/desc'],
    fix: /`pacman -Scc --noconfirm`/,
  },
  'pip-cache': {
    by: 'RUN pip install flask',
    at: 'home/app/.cache/pip/http/a/b/c',
    top: '/home/app/.cache/pip',
    not: ['home/app/.cache/pipelines/x', 'srv/cache/pip/x', 'srv/.cache/x/pip'],
    fix: /Use `pip install --no-cache-dir`.*target=\/home\/app\/\.cache\/pip`/,
    late: /Do both in one RUN, or use `pip install --no-cache-dir`/,
  },
  'uv-cache': {
    by: 'RUN uv sync',
    at: 'root/.cache/uv/wheels/x',
    top: '/root/.cache/uv',
    not: ['root/.local/share/uv/python/bin/python'],
    fix: /`uv --no-cache`/,
  },
  'poetry-cache': {
    by: 'RUN poetry install',
    at: 'root/.cache/pypoetry/artifacts/a/b/x.whl',
    top: '/root/.cache/pypoetry/artifacts',
    not: ['root/.cache/pypoetry/virtualenvs/app-py3.12/lib/x'],
    fix: /`poetry --no-cache`/,
  },
  'pipenv-cache': {
    by: 'RUN pipenv install',
    at: 'root/.cache/pipenv/http/x',
    top: '/root/.cache/pipenv',
    not: ['root/.local/share/virtualenvs/x'],
    fix: /`rm -rf \/root\/\.cache\/pipenv`/,
  },
  'conda-packages': {
    by: 'RUN conda install numpy',
    at: 'opt/conda/pkgs/numpy-1/lib/x',
    top: '/opt/conda/pkgs',
    not: ['opt/conda/lib/x', 'opt/conda/envs/pkgs/x'],
    fix: /`conda clean -afy`/,
  },
  'npm-cache': {
    by: 'RUN npm ci',
    at: 'root/.npm/_cacache/content-v2/x',
    top: '/root/.npm/_cacache',
    not: ['root/.npm/lib/x', 'app/_cacache/x'],
    fix: /`npm cache clean --force`/,
  },
  'yarn-cache': {
    by: 'RUN yarn install',
    at: 'usr/local/share/.cache/yarn/v6/x',
    top: '/usr/local/share/.cache/yarn',
    not: ['app/.yarn/releases/yarn.cjs', 'app/.yarn/cache/x.bin'],
    fix: /`yarn cache clean`/,
  },
  'yarn-berry-cache': {
    by: 'RUN yarn install',
    at: 'root/.yarn/berry/cache/x',
    top: '/root/.yarn/berry/cache',
    not: ['root/.yarn/berry/metadata/x'],
    fix: /Unless the app runs on it/,
    late: /Do both in one RUN/,
  },
  'pnpm-store': {
    by: 'RUN pnpm install',
    at: 'root/.local/share/pnpm/store/v3/files/00/x',
    top: '/root/.local/share/pnpm/store',
    not: ['root/.local/share/pnpm/pnpm', 'app/node_modules/.pnpm/x'],
    fix: /`rm -rf \/root\/\.local\/share\/pnpm\/store`/,
  },
  'bun-cache': {
    by: 'RUN bun install',
    at: 'root/.bun/install/cache/x',
    top: '/root/.bun/install/cache',
    not: ['root/.bun/install/global/x', 'root/.bun/bin/bun'],
    fix: /`bun pm cache rm`/,
  },
  'go-modules': {
    by: 'RUN go build ./...',
    at: 'go/pkg/mod/example.org/m@v1/x.go',
    top: '/go/pkg/mod',
    not: ['go/bin/app', 'srv/pkg/mod/x'],
    fix: /`COPY --from` only the program/,
    late: /Do both in one RUN/,
  },
  'go-build-cache': {
    by: 'RUN go build ./...',
    at: 'root/.cache/go-build/00/x',
    top: '/root/.cache/go-build',
    not: ['root/.cache/go-builds/x'],
    fix: /`go clean -cache`/,
  },
  'cargo-registry': {
    by: 'RUN cargo build --release',
    at: 'usr/local/cargo/registry/src/x',
    top: '/usr/local/cargo/registry',
    not: ['usr/local/cargo/bin/cargo'],
    fix: /target=\/usr\/local\/cargo\/registry/,
  },
  'cargo-target': {
    by: 'RUN cargo build --release',
    at: 'app/target/release/deps/libx.rlib',
    top: '/app/target/release/deps',
    not: ['app/target/release/app', 'app/target/classes/x', 'app/target/deps'],
    fix: /`COPY --from` only the program/,
    late: /`COPY --from` only the program/,
  },
  'maven-repository': {
    by: 'RUN mvn package',
    at: 'root/.m2/repository/org/x/x.jar',
    top: '/root/.m2/repository',
    not: ['root/.m2/settings.xml', 'srv/m2/repository/x.jar'],
    fix: /target=\/root\/\.m2\/repository/,
  },
  'gradle-cache': {
    by: 'RUN gradle build',
    at: 'root/.gradle/caches/modules-2/x.jar',
    top: '/root/.gradle/caches',
    not: ['root/.gradle/gradle.properties', 'srv/gradle/caches/x'],
    fix: /target=\/root\/\.gradle\/caches/,
  },
  'sbt-cache': {
    by: 'RUN sbt assembly',
    at: 'root/.cache/coursier/v1/x.jar',
    top: '/root/.cache/coursier',
    not: ['root/.sbt/repositories'],
    fix: /target=\/root\/\.cache\/coursier/,
  },
  'composer-cache': {
    by: 'RUN composer install',
    at: 'root/.composer/cache/files/x',
    top: '/root/.composer/cache',
    not: ['root/.composer/vendor/bin/x'],
    fix: /`composer clear-cache`/,
  },
  'gem-cache': {
    by: 'RUN gem install rails',
    at: 'usr/local/lib/ruby/gems/3.3.0/cache/rails-7.gem',
    top: '/usr/local/lib/ruby/gems/3.3.0/cache/rails-7.gem',
    not: ['usr/local/lib/ruby/gems/3.3.0/gems/rails-7/cache/x.rb', 'srv/rails-7.gem'],
    fix: /cache\/\*\.gem`/,
  },
  'nuget-packages': {
    by: 'RUN dotnet restore',
    at: 'root/.nuget/packages/x/1/x.dll',
    top: '/root/.nuget/packages',
    not: ['root/.nuget/NuGet/NuGet.Config'],
    fix: /`dotnet nuget locals all --clear`/,
  },
  'hex-packages': {
    by: 'RUN mix deps.get',
    at: 'root/.hex/packages/hexpm/x.bin',
    top: '/root/.hex/packages',
    not: ['root/.hex/hex.config'],
    fix: /target=\/root\/\.hex\/packages/,
  },
  'cpan-cache': {
    by: 'RUN cpanm Mojolicious',
    at: 'root/.cpanm/work/1/x',
    top: '/root/.cpanm/work',
    not: ['root/.cpan/CPAN/MyConfig.pm'],
    fix: /target=\/root\/\.cpanm\/work/,
  },
  'compiler-cache': {
    by: 'RUN make',
    at: 'root/.cache/ccache/0/x',
    top: '/root/.cache/ccache',
    not: ['usr/lib/ccache/gcc'],
    fix: /target=\/root\/\.cache\/ccache/,
  },
  'git-folder': {
    by: 'COPY . /app',
    at: 'app/.git/objects/pack/x',
    top: '/app/.git',
    not: ['app/.github/x', 'app/git/x', 'app/x.git/objects/x', 'app/.gitignore'],
    fix: /List `\.git` in `\.dockerignore`/,
    late: /List `\.git` in `\.dockerignore`; deleting it later saves nothing/,
  },
  'node-modules': {
    by: 'COPY . /app',
    at: 'app/node_modules/x/index.js',
    top: '/app/node_modules',
    not: ['app/node_modules_old/x', 'app/my_node_modules'],
    fix: /List `node_modules` in `\.dockerignore`, and install/,
    late: /List `node_modules` in `\.dockerignore`\.$/,
  },
  'python-bytecode': {
    by: 'COPY . /app',
    at: 'app/lib/__pycache__/x.cpython-312.pyc',
    top: '/app/lib/__pycache__',
    not: ['app/__pycache__x/a', 'app/x.pyc.txt', 'app/pyc'],
    fix: /List `\*\*\/__pycache__`/,
    late: /List `\*\*\/__pycache__`/,
  },
  virtualenv: {
    by: 'COPY . /app',
    at: 'app/.venv/lib/python3.12/site-packages/x.so',
    top: '/app/.venv',
    not: ['app/venv.py', 'app/.venvx/x'],
    fix: /List it in `\.dockerignore`, and install with a RUN/,
    late: /List it in `\.dockerignore`/,
  },
  'local-files': {
    by: 'COPY . /app',
    at: 'app/.mypy_cache/3.12/x.json',
    top: '/app/.mypy_cache',
    not: ['app/mypy_cache/x', 'app/.next/static/x'],
    fix: /List them in `\.dockerignore`/,
    late: /List them in `\.dockerignore`/,
  },
  logs: {
    by: 'RUN make 2>&1 | tee /var/log/build.log',
    at: 'var/log/build.log',
    top: '/var/log/build.log',
    not: ['var/logs/x', 'srv/var/log/x', 'srv/build.log'],
    fix: /Delete them at the end of that RUN/,
    late: /Do both in one RUN/,
  },
  lastlog: {
    by: 'RUN useradd -m -u 250000 app',
    at: 'var/log/lastlog',
    top: '/var/log/lastlog',
    not: ['srv/var/log/lastlog', 'var/lib/lastlog'],
    fix: /`useradd -l` \(`--no-log-init`\)/,
  },
  'temporary-files': {
    by: 'RUN make',
    at: 'tmp/build/x.o',
    top: '/tmp/build',
    not: ['srv/tmp/x', 'tmpx/y'],
    fix: /type=tmpfs,target=\/tmp/,
    late: /Do both in one RUN/,
  },
  'package-leftovers': {
    by: 'RUN apt-get install -y curl',
    at: 'var/cache/debconf/templates.dat-old',
    top: '/var/cache/debconf/templates.dat-old',
    not: ['var/cache/debconf/templates.dat', 'var/lib/dpkg/status'],
    fix: /Delete them at the end of that RUN/,
    late: /Do both in one RUN/,
  },
  'build-tools': {
    by: 'RUN apt-get install -y gcc',
    at: 'usr/lib/gcc/x86_64-linux-gnu/12/cc1',
    top: '/usr/lib/gcc',
    not: ['usr/lib/x86_64-linux-gnu/libgcc_s.so.1', 'usr/lib/gccx', 'srv/usr/include/x.h'],
    fix: /build in an earlier stage and `COPY --from` only the result/,
    size: 6,
  },
  'debug-symbols': {
    by: 'RUN make',
    at: 'usr/local/bin/app.debug',
    top: '/usr/local/bin/app.debug',
    not: ['usr/local/bin/app.debugger', 'usr/lib/debugfs'],
    fix: /`strip`/,
  },
  documentation: {
    by: 'RUN apt-get install -y curl',
    at: 'usr/share/man/man1/curl.1.gz',
    top: '/usr/share/man',
    not: ['usr/share/manager/x', 'srv/usr/share/man/x', 'usr/share/zoneinfo/x'],
    fix: /`path-exclude`/,
    size: 6,
  },
}

const wasteIn = (...steps: Step[]): Finding[] =>
  wasteFindings(sightOf([from(megabytes('bin/busybox', 1)), ...steps]))
const codes = (findings: readonly Finding[]): string[] => findings.map(({ code }) => code)
const GENERAL = [
  'base-deleted',
  'base-replaced',
  'copied-twice',
  'dead-weight',
  'dev-dependencies',
  'duplicate-files',
  'mode-copies',
]

/** Codes of all rules and tables of rules that the files of the catalogue export, apart from its index. */
async function exportedCodes(): Promise<string[]> {
  const folder = '../../../../src/inspect/waste/catalogue/'
  const files = readdirSync(new URL(folder, import.meta.url)).filter((name) => name !== 'index.ts')
  const modules = await Promise.all(
    files.map(async (name) => (await import(`${folder}${name}`)) as Record<string, unknown>),
  )
  return modules
    .flatMap((one) => Object.values(one).flat() as Partial<{ code: string }>[])
    .flatMap(({ code }) => (code === undefined ? [] : [code]))
}

describe('the catalogue', () => {
  test('every path rule has a case here, and every case its rule', () => {
    expect(PATH_RULES.map(({ code }) => code).sort()).toEqual(Object.keys(CASES).sort())
    expect(OTHER_RULES.map(({ code }) => code)).toEqual(GENERAL)
  })

  test('every rule of its files is registered, once', async () => {
    expect((await exportedCodes()).sort()).toEqual([...Object.keys(CASES), ...GENERAL].sort())
  })
})

test('codes are fit for a Report', () => {
  for (const code of [...Object.keys(CASES), ...GENERAL]) expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
})

describe.each(Object.entries(CASES))('%s', (code, { by, at, top, not, fix, late, size = 0.2 }) => {
  const place = PATH_RULES.find((one) => one.code === code)
  const amount = bytes(size * 1_000_000)

  test('left in the image', () => {
    const findings = wasteIn(step(by, megabytes(at, size)))
    expect(findings).toEqual([
      expect.objectContaining({
        code,
        level: 'warn', // more than a tenth of this small image
        location: { file: 'app/Dockerfile', line: 2 },
        bytes: size * 1_000_000,
        confidence: place?.confidence ?? 'proved',
      }),
    ])
    expect(findings[0]?.message).toMatch(
      `(\`${top}\`), ${by.startsWith('RUN') ? 'left in the image' : 'brought in'} by \``,
    )
    expect(findings[0]?.message).toContain('(Dockerfile:2)')
    expect(findings[0]?.message.startsWith(`${amount} of `)).toBe(true)
    expect(findings[0]?.fix).toMatch(fix)
    expect(findings[0]?.evidence).toEqual([`${amount} ${top}`])
  })

  test('deleted too late', () => {
    const [finding, ...more] = wasteIn(step(by, megabytes(at, size)), step('RUN rm -r x', whiteout(at)))
    expect(more).toEqual([])
    expect(finding).toMatchObject({ code: place?.dead ? code : 'dead-weight', confidence: 'proved' })
    expect(finding?.message).toMatch(
      /: added by `.*` \(Dockerfile:2\), deleted by `RUN rm -r x` \(Dockerfile:3\)$/,
    )
    if (late) expect(finding?.fix).toMatch(late)
  })

  test('not what is the base image’s', () => {
    expect(
      codes(wasteFindings(sightOf([from(megabytes(at, size)), step('RUN true', megabytes('srv/x', 0.1))]))),
    ).toEqual([])
  })

  test('not a little of it', () => {
    expect(wasteIn(step(by, megabytes(at, 0.09)))).toEqual([])
    expect(wasteIn(step(by, megabytes(at, 0.11), megabytes('srv/app', 2.2)))).toEqual([])
  })

  test.each(not)('not /%s', (path) => {
    expect(codes(wasteIn(step(by, megabytes(path, size))))).not.toContain(code)
  })
})
