/**
 * Errors of build tools, most specific first: the line with the reason, an explanation if the tool's own text is not
 * clear, and the usual fix. The texts are from several versions of the tools.
 */

export interface ToolError {
  /** Tested on one trimmed line of a log. It must not backtrack on hostile text. */
  test: RegExp
  /** Which one to use of several matching lines. */
  pick: 'first' | 'last'
  /** An explanation, if the line alone is not clear; `$1` is the first group. */
  meaning?: string
  /** `$1` is replaced too. */
  fix?: string
}

const first = (test: RegExp, fix?: string, say?: string): ToolError => row('first', test, fix, say)
const last = (test: RegExp, fix?: string, say?: string): ToolError => row('last', test, fix, say)
const row = (pick: ToolError['pick'], test: RegExp, fix?: string, say?: string): ToolError => ({
  test,
  pick,
  ...(fix === undefined ? {} : { fix }),
  ...(say === undefined ? {} : { meaning: say }),
})

/** Errors of the machine, not of a package. */
const MACHINE: readonly ToolError[] = [
  first(
    /No space left on device|\bENOSPC\b|disk quota exceeded/i,
    'Free disk space on the machine that builds.',
  ),
  first(
    /exec format error/i,
    'This machine cannot run programs of that platform: build on one that can, or set up emulation (docker/setup-qemu-action).',
  ),
  first(
    /^WARNING: Retrying \(Retry\(total=0\b.{0,500}?(Temporary failure in name resolution|Name or service not known|Network is unreachable|No route to host|Connection refused|Connection reset by peer|timed out|certificate verify failed|ProxyError)/i,
    'Check the network of the machine that builds (`build-network: host` uses its own), and the address and certificate of the index or proxy.',
    'pip cannot reach its package index: $1',
  ),
  first(
    /Temporary failure (?:in name resolution|resolving)|Could not resolve (?:host|')|bad address '|unable to resolve host address|getaddrinfo (?:EAI_AGAIN|ENOTFOUND)|Name or service not known|no such host$|DNS: transient error|failed to lookup address information|UnknownHostException/i,
    'The build could not resolve a host name: check the network of the machine that builds (`build-network: host` uses its own).',
  ),
  first(
    /heap out of memory|java\.lang\.OutOfMemoryError|runtime: out of memory|std::bad_alloc|Cannot allocate memory|^MemoryError\b|insufficient memory for the Java Runtime|fatal error: Killed signal terminated program|virtual memory exhausted|signal: 9, SIGKILL|ELIFECYCLE.{0,40}\b137\b/i,
    'Give the build more memory, or make the step use less: fewer parallel jobs (`make -j2`), or a lower limit of its runtime (`-Xmx`, `NODE_OPTIONS=--max-old-space-size`).',
  ),
  first(
    /SSL certificate problem|certificate verify failed|certificate signed by unknown authority|unable to get local issuer certificate|SELF_SIGNED_CERT_IN_CHAIN|self[- ]signed certificate in certificate chain|PKIX path building failed/i,
    'Install `ca-certificates` before that step; behind a company proxy, add its certificate to the image first.',
  ),
  last(
    /\bunable to (?:lock|open) (?:database|lock file).{0,80}permission denied|Could not open lock file .{1,200}Permission denied|List directory .{1,200} is missing\. - Acquire \(13: Permission denied\)|Permission denied.{0,40}you must be root|This command has to be run with superuser privileges/i,
    'Only root can install packages: move that step before the USER line.',
  ),
]

const NODE: readonly ToolError[] = [
  first(
    /^npm (?:ERR!|error) ((?:Missing: .{1,200} from lock file|Invalid: lock file's .{1,200}))$/,
    'Run `npm install` and commit package-lock.json.',
    'package.json and package-lock.json are not in sync: $1',
  ),
  first(
    /^npm (?:ERR!|error) .{0,40}can only install packages when your package\.json and package-lock/,
    'Run `npm install` and commit package-lock.json.',
    'package.json and package-lock.json are not in sync',
  ),
  first(
    /^npm (?:ERR!|error) .*can only install with an existing package-lock/,
    'Commit package-lock.json, copy it before this step, or use `npm install`.',
    '`npm ci` needs a package-lock.json, but it is missing',
  ),
  last(
    /^npm (?:ERR!|error) (?:ERESOLVE )?(?:Could not resolve dependency:|unable to resolve dependency tree)?\s*(peer \S{1,200} from .{1,200}|peerOptional \S{1,200} from .{1,200})$/,
    'Choose compatible versions, or install as npm 6 did: `npm ci --legacy-peer-deps`.',
    'npm cannot resolve the dependencies: $1',
  ),
  last(
    /^npm (?:ERR!|error) (?:code )?ERESOLVE/,
    'Choose compatible versions, or install as npm 6 did: `npm ci --legacy-peer-deps`.',
  ),
  last(
    /^npm (?:ERR!|error) 404 .{0,200}is not in (?:this|the npm) registry/,
    'Check the package’s name and version; a private package needs its registry in .npmrc, passed as a build secret.',
  ),
  last(/^npm (?:ERR!|error) 404/, 'Check the package’s name, version and registry.'),
  last(/^npm (?:ERR!|error) notarget No matching version/, 'Choose a version that is in its registry.'),
  last(
    /^npm (?:ERR!|error) (?:engine|notsup) (?:Not compatible|Unsupported|Required|Valid|Actual)/,
    'Use a base image with the version of Node.js that the package requires.',
  ),
  first(
    /^npm (?:ERR!|error) (Missing script: .{1,100})/,
    'Add that script to package.json, or correct its name.',
    'package.json lacks the script: $1',
  ),
  last(
    /^npm (?:ERR!|error) .{0,80}(?:ENOENT|no such file).{0,200}package\.json/,
    'Copy package.json before this step, into the folder that WORKDIR names.',
    'there is no package.json in the folder where npm runs',
  ),
  first(
    /^error Your lockfile needs to be updated, but yarn was run with/,
    'Run `yarn install` and commit yarn.lock.',
    'package.json and yarn.lock are not in sync (`--frozen-lockfile`)',
  ),
  first(
    /YN0028: .{0,20}(?:The lockfile would have been|.{1,200})/,
    'Run `yarn install` and commit yarn.lock.',
    'package.json and yarn.lock are not in sync (`--immutable`)',
  ),
  last(
    /^error Couldn't find (?:package|any versions for) /,
    'Check the package’s name and version; a private package needs its registry in .npmrc, passed as a build secret.',
  ),
  last(
    /^error .{1,200}: The engine "\w{1,20}" is incompatible with this module/,
    'Use a base image with the version of Node.js that the package requires.',
  ),
  first(
    /ERR_PNPM_OUTDATED_LOCKFILE/,
    'Run `pnpm install` and commit pnpm-lock.yaml.',
    'package.json and pnpm-lock.yaml are not in sync (`--frozen-lockfile`)',
  ),
  first(
    /ERR_PNPM_NO_LOCKFILE/,
    'Commit pnpm-lock.yaml, and copy it before this step.',
    '`--frozen-lockfile` needs a pnpm-lock.yaml, but it is missing',
  ),
  first(
    /ERR_PNPM_LOCKFILE_(?:CONFIG_MISMATCH|BREAKING_CHANGE)|ERR_PNPM_BROKEN_LOCKFILE/,
    'Use the version of pnpm that wrote pnpm-lock.yaml (`packageManager` in package.json), or regenerate it.',
  ),
  last(/ERR_PNPM_(?:FETCH_404|NO_MATCHING_VERSION)/, 'Check the package’s name and version.'),
  last(/ERR_PNPM_UNSUPPORTED_ENGINE/, 'Use a base image with the version that the package requires.'),
  first(
    /^error: lockfile had changes, but lockfile is frozen/,
    'Run `bun install` and commit the lock file.',
    'package.json and the lock file are not in sync (`--frozen-lockfile`)',
  ),
  first(
    /^(?:\/bin\/)?sh: (?:\d+: )?(tsc|vite|webpack|next|nest|ng|vue-cli-service|react-scripts|rollup|esbuild|turbo|parcel|nuxt|nuxi|astro|tsup|swc|babel|gulp|grunt|remix|vitest|jest|svelte-kit|prisma|rimraf|cross-env|husky|tsx|ts-node): (?:command )?not found$/,
    'It is one of the project’s packages, usually a devDependency: install those too in the build stage (`npm ci` without `--omit=dev`, NODE_ENV not `production`).',
  ),
  first(
    /error:0308010C:digital envelope routines::unsupported|ERR_OSSL_EVP_UNSUPPORTED/,
    'This webpack is too old for this Node.js: update webpack to 5, or set `NODE_OPTIONS=--openssl-legacy-provider` for that step.',
  ),
  first(
    /^gyp ERR! (?:find Python|stack Error: Could not find any Python)/,
    'A package needs to be compiled: install `python3`, `make` and `g++` before that step, in a build stage.',
    'a package must be compiled, but Python is missing',
  ),
  first(
    /^gyp ERR! stack Error: not found: make/,
    'A package needs to be compiled: install `python3`, `make` and `g++` before that step, in a build stage.',
    'a package must be compiled, but `make` is missing',
  ),
  first(
    /error TS(?:2307|7016): /,
    'Install that module (its types too) before this step, or correct its path; case counts on Linux.',
  ),
  first(/error TS\d{1,5}: /, 'Correct that line of the source; `npx tsc --noEmit` shows the same error.'),
  first(
    /^(?:ERROR in .{0,200})?(?:Module not found|Error): (?:Error: )?Can't resolve '/,
    'Install that module, or correct its path (case counts on Linux), and check that .dockerignore does not exclude it.',
  ),
  first(
    /Rollup failed to resolve import|Could not resolve "[^"]{1,200}"/,
    'Install that module, or correct its path (case counts on Linux), and check that .dockerignore does not exclude it.',
  ),
]

const WHEEL =
  'Install a compiler before that step, in a build stage (`apt-get install gcc python3-dev`, `apk add build-base python3-dev`), or choose versions of the package and of Python with a wheel for this platform.'

const PYTHON: readonly ToolError[] = [
  first(
    /^error: externally-managed-environment/,
    'Create a virtual environment first (`python3 -m venv /venv`, then `/venv/bin/pip install …`), or pass `--break-system-packages`.',
    'pip is not allowed to install into the Python of the distribution (externally-managed-environment)',
  ),
  last(
    /^ERROR: (?:Ignored the following versions that require a different python version|Package '[^']{1,200}' requires a different Python)/,
    'Use a base image with a version of Python that the package supports.',
  ),
  last(
    /^(?:ERROR: )?No matching distribution found for /,
    'Check the package’s name and version, and that it has a version for this Python.',
  ),
  last(
    /^ERROR: Could not find a version that satisfies /,
    'Check the package’s name and version, and that it has a version for this Python.',
  ),
  first(
    /^ERROR: Could not open requirements file: .{0,60}No such file or directory: '?([^']{1,200})'?/,
    'Copy it before this step, into the folder that WORKDIR names.',
    '`$1` is not in the image when pip reads it',
  ),
  first(
    /^ERROR: Cannot install .{1,300} because these package versions have conflicting dependencies/,
    'Relax or change one of the versions in the requirements.',
  ),
  first(/^ERROR: THESE PACKAGES DO NOT MATCH THE HASHES/, 'Regenerate the hashes in the requirements.'),
  first(
    /^(?:error: command '([\w./+-]{1,80})' failed: No such file or directory|.{0,40}unable to execute '([\w./+-]{1,80})': No such file or directory)/,
    WHEEL,
    'a package must be compiled, but `$1` is missing',
  ),
  first(/^error: (?:Microsoft Visual|linker `cc` not found|can't find Rust compiler)/, WHEEL),
  first(
    /pg_config executable not found/,
    'Install `libpq-dev` (Alpine: `postgresql-dev`) and a compiler before that step, or use `psycopg2-binary`.',
  ),
  first(
    /mysql_config: (?:command )?not found|Can not find valid pkg-config name/,
    'Install `default-libmysqlclient-dev` and `pkg-config` (Alpine: `mariadb-dev`), and a compiler, before that step.',
  ),
  first(/fatal error: Python\.h: No such file/, 'Install `python3-dev` before that step, in a build stage.'),
  first(
    /fatal error: ([\w./+-]{1,120}\.h(?:pp)?): No such file/,
    'Install the development package that contains `$1` (its name ends in `-dev`; on Fedora in `-devel`) before that step, in a build stage.',
  ),
  first(
    /(?:^|\/ld: |: )cannot find (-l[\w.+-]{1,80})/,
    'Install the development package of that library (its name ends in `-dev`; on Fedora in `-devel`) before that step.',
    'the linker does not find the library `$1`',
  ),
  first(/^ERROR: Failed (?:building wheel for|to build installable wheels)/, WHEEL),
  first(
    /pyproject\.toml changed significantly since poetry\.lock|poetry\.lock is not up to date with pyproject\.toml/,
    'Run `poetry lock` and commit poetry.lock.',
    'pyproject.toml and poetry.lock are not in sync',
  ),
  first(
    /Pipfile\.lock .{1,120} out of date/,
    'Run `pipenv lock` and commit Pipfile.lock.',
    'Pipfile and Pipfile.lock are not in sync',
  ),
  first(
    /The lockfile at .{0,3}uv\.lock.{0,3} needs to be updated/,
    'Run `uv lock` and commit uv.lock.',
    'pyproject.toml and uv.lock are not in sync',
  ),
  first(/Unable to find lockfile at .{0,3}uv\.lock/, 'Commit uv.lock, and copy it before this step.'),
]

const DISTRIBUTIONS: readonly ToolError[] = [
  first(
    /^E: (?:Unable to locate package|Version .* was not found|Package .* has no installation candidate|Couldn't find any package by)/,
    'Check the package’s name, and run `apt-get update` in the same RUN; it may have another name in this release of the distribution.',
  ),
  first(
    /^(?:E: Failed to fetch|Err:\d).{1,300} 404 /,
    'The package lists are outdated: run `apt-get update` in the same RUN. If the release is no longer supported, use a newer base image.',
  ),
  first(
    /^E: The repository '.{1,300}' (?:does not have a Release file|no longer has a Release file)/,
    'That release is no longer supported, or the address is wrong: use a newer base image, or correct the address.',
  ),
  first(
    /^(?:E|W): .{1,300}(?:is not signed|NO_PUBKEY|EXPKEYSIG)/,
    'Download the key of that repository first, and set it with `signed-by`.',
  ),
  first(
    /^E: Unable to correct problems, you have held broken packages/,
    'Check the requested versions: they conflict, or belong to another release.',
  ),
  first(
    /^(?:Do you want to continue\? \[Y\/n\] ?)?Abort\.$/,
    'A build has no terminal input: use `apt-get install -y`.',
    'apt-get asked whether to continue, and got no answer',
  ),
  first(/\(no such package\)/, 'Check the package’s name, and that this Alpine version has it.'),
  first(
    /^(?:Error: )?(?:Unable to find a match: |No match for argument: |No package .{1,100} available|error: No package matches)/,
    'Check the package’s name, and that its repository is enabled.',
  ),
  first(/^error: target not found: /, 'Check the package’s name, and run `pacman -Sy` in the same RUN.'),
]

const ALPINE_ADDUSER =
  'Use Alpine’s options: `addgroup -S NAME && adduser -S -G NAME NAME`; or install `shadow` for `useradd`.'
const DEBIAN_ADDUSER =
  'On Debian and Ubuntu, use `addgroup --system NAME && adduser --system --ingroup NAME NAME`, or `groupadd -r NAME && useradd -r -g NAME NAME`.'
const USER_EXISTS = 'The base image already has that user, group or number: use it, or choose another.'

/** Alpine's busybox, Debian's adduser and the shadow tools have similar commands with different options. */
const USERS: readonly ToolError[] = [
  first(
    /^(Option \w is ambiguous \([\w, -]{1,100}\))$/,
    DEBIAN_ADDUSER,
    '$1: short options such as `-S`, `-D` and `-G` belong to Alpine’s adduser and addgroup, but this image has Debian’s',
  ),
  first(
    /^(useradd|groupadd): (?:invalid|unrecognized) option/,
    '`$1` has the options `-r` (system user or group), `-u` or `-g` (its number) and `-m` (home folder); `-S`, `-D` and `-G` alone are options of Alpine’s adduser.',
  ),
  first(/^(?:adduser|addgroup): (?:unrecognized|invalid) option/, ALPINE_ADDUSER),
  first(
    /(?:^|: )(?:\d{1,6}: )?(useradd|groupadd|usermod): (?:command )?not found$/,
    `Alpine and busybox have no \`$1\`. ${ALPINE_ADDUSER}`,
  ),
  first(
    /(?:^|: )(?:\d{1,6}: )?(adduser|addgroup): (?:command )?not found$/,
    'Slim images of Debian have no `$1`: use `groupadd -r NAME && useradd -r -g NAME NAME`, or install `adduser`.',
  ),
  first(
    /^(?:useradd|groupadd|adduser|addgroup): .{0,60}(?:already exists|is not unique|in use)/,
    USER_EXISTS,
  ),
  first(/^(?:The (?:user|group) .{1,60} already exists)/, USER_EXISTS),
  first(
    /^(?:useradd: group '.{1,60}' does not exist|adduser: (?:The group .{1,60} does not exist|unknown group .{1,60}))/,
    'Create the group first: `groupadd -r NAME`, on Alpine `addgroup -S NAME`.',
  ),
  first(
    /^adduser (?:\[--uid id\]|\[--home DIR\])/,
    DEBIAN_ADDUSER,
    'Debian’s adduser does not have one of the options, and printed its usage',
  ),
]

const COMPILED: readonly ToolError[] = [
  first(
    /missing go\.sum entry for/,
    'Run `go mod tidy` and commit go.sum; copy go.mod and go.sum before this step.',
  ),
  first(/^go: updates to go\.mod needed/, 'Run `go mod tidy` and commit go.mod and go.sum.'),
  first(
    /^go: .{0,200}requires go >= ?\d|^go: errors parsing go\.mod|invalid go version '/,
    'Use a base image with that version of Go (`FROM golang:…`).',
  ),
  first(
    /^go: (?:go\.mod file not found|cannot find main module)/,
    'Copy go.mod before this step, into the folder that WORKDIR names.',
  ),
  first(
    /no required module provides package|cannot find module providing package|is not in (?:GOROOT|std)\b/,
    'Run `go mod tidy` and commit go.mod; if it is your own package, copy its folder before this step.',
  ),
  first(
    /^go: inconsistent vendoring|^verifying .{1,200}: checksum mismatch/,
    'Run `go mod vendor` or `go mod tidy`, and commit what it writes.',
  ),
  first(
    /^error: (?:the lock file .{1,300} needs to be updated but --(?:locked|frozen) was passed|cannot update the lock file .{1,300} because --(?:locked|frozen))/,
    'Run `cargo update --workspace` (or `cargo build`) and commit Cargo.lock.',
    'Cargo.toml and Cargo.lock are not in sync (`--locked`)',
  ),
  first(
    /^error: .{0,200}(?:requires rustc \d|is not supported by the following package|rustc \d[\d.]{1,10} is not supported)/,
    'Use a base image with that version of Rust (`FROM rust:…`).',
  ),
  first(
    /^error: could not find `Cargo\.toml`/,
    'Copy Cargo.toml before this step, into the folder that WORKDIR names.',
  ),
  first(
    /^error: linker `[\w./-]{1,80}` not found/,
    'Install a C compiler before that step (`apt-get install gcc`, `apk add build-base`).',
  ),
  first(
    /^\[ERROR\] .{0,300}Could not (?:resolve dependencies for project|find artifact|transfer artifact)/,
    'Check the artifact’s name and version, and that its repository is in pom.xml or settings.xml (pass the password of a private one as a build secret).',
  ),
  first(
    /^\[ERROR\] .{0,300}there is no POM in this directory/,
    'Copy pom.xml before this step, into the folder that WORKDIR names.',
  ),
  first(
    /invalid (?:target|source) release: |release version \d{1,3} not supported|Unsupported class file major version/,
    'Use a JDK of that version, or set the project to the version of the JDK.',
  ),
  first(
    /^\[ERROR\] .{0,300}There are test failures/,
    'Tests fail: see which ones above, and run `mvn test` by hand.',
  ),
  first(/^\[ERROR\] \S{1,300}\.(?:java|kt):\[\d{1,6},\d{1,6}\] /, 'Correct that line of the source.'),
  first(
    /Could not find or load main class org\.gradle\.wrapper\.GradleWrapperMain|Unable to access jarfile .{0,80}gradle-wrapper\.jar/,
    'Commit gradle/wrapper/gradle-wrapper.jar (`*.jar` in .gitignore or .dockerignore excludes it), or use `gradle` of the base image.',
  ),
  first(
    /^> Could not (?:find|resolve|GET|download) (?!all )\S/,
    'Check that dependency’s name and version, and that `repositories` contains its repository.',
  ),
  first(
    /^> Task .{1,100} not found in|^Task '.{1,100}' not found in/,
    'Correct the name of the task; `gradle tasks` lists them.',
  ),
  first(
    /error NU1101:/,
    'Check the package’s name; add a private feed to nuget.config, and pass its password as a build secret.',
  ),
  first(/error NU110[23]:/, 'Choose a version that is in the feed.'),
  first(/error NU1004:/, 'Run `dotnet restore` and commit packages.lock.json.'),
  first(
    /error NU1301:/,
    'A feed cannot be reached: check its address in nuget.config, and that its password is passed as a build secret.',
  ),
  first(/error NETSDK1045:/, 'Use an SDK image of that version of .NET, or set a lower TargetFramework.'),
  first(
    /error MSB1003:|error MSB1009:/,
    'Copy the project file before this step, or use its path in the command.',
  ),
  first(/error CS\d{4}:/, 'Correct that line of the source.'),
]

const OTHERS: readonly ToolError[] = [
  first(
    /(?:Required package|- Required) .{1,200} is not present in the lock file|lock file does not contain a compatible set of packages/,
    'Run `composer update` and commit composer.lock.',
    'composer.json and composer.lock are not in sync',
  ),
  first(
    /requires (?:PHP extension )?(ext-[\w-]{1,40}) .{0,60}(?:missing from your system|is missing)/,
    'Install that PHP extension before this step: `docker-php-ext-install`, or the package of the distribution.',
  ),
  first(/requires php .{1,100} (?:but )?your php version/i, 'Use a base image with that version of PHP.'),
  first(
    /^\s*Could not find package |Could not find a matching version of package/,
    'Check the package’s name and version.',
  ),
  first(
    /lockfile can't be updated because frozen mode is set|You are trying to install in deployment mode after changing|Cannot write a changed lockfile while frozen/,
    'Run `bundle install` and commit Gemfile.lock.',
    'Gemfile and Gemfile.lock are not in sync (frozen mode)',
  ),
  first(
    /Your Ruby version is .{1,60}, but your Gemfile specified/,
    'Use a base image with the version of Ruby from the Gemfile.',
  ),
  first(
    /Your bundle only supports platforms/,
    'Run `bundle lock --add-platform x86_64-linux` (and `aarch64-linux`), and commit Gemfile.lock.',
  ),
  first(
    /Could not (?:find gem|locate Gemfile)/,
    'Check the gem’s name, and copy Gemfile and Gemfile.lock before this step.',
  ),
  first(
    /Failed to build gem native extension/,
    'A gem needs to be compiled: install a compiler and the `-dev` packages of its libraries before that step, in a build stage.',
  ),
  first(
    /^fatal: not a git repository/,
    'There is no .git in the image: .dockerignore excludes it, or it was not copied. Pass the values that the step needs from it as build arguments.',
  ),
  first(
    /^curl: \(22\) .{0,80}(?:error: )4\d\d|^wget: server returned error: .{0,40} 4\d\d|ERROR 404: Not Found/,
    'Check the address, and the version in it.',
  ),
  first(
    /(?:xz|bzip2|zstd|gzip): Cannot exec: No such file/,
    'Install the program that decompresses it (`xz-utils`, `bzip2`, `zstd`) before that step.',
  ),
  first(
    /not in gzip format|File format not recognized|does not look like a tar archive|invalid magic/i,
    'The downloaded file is not an archive: `curl --fail --location` ends with an error instead of saving an error page.',
  ),
  first(
    /\bexec: "(\/bin\/(?:ba|da|a)?sh)": (?:stat [^:]{1,200}: no such file|executable file not found)/,
    'The image has no such shell: run that step in a stage that has one and COPY its result, or write RUN as a JSON list.',
    'its shell `$1` is not in the image',
  ),
  first(
    /\bexec: "([^"]{1,200})": (?:stat [^:]{1,200}: no such file|executable file not found)/,
    'Install it in an earlier step, or correct its name or path.',
    '`$1` is not in the image',
  ),
  first(
    /executable file not found|stat \S{1,300}: no such file or directory/,
    'The program is not in the image: install it, or correct its name.',
  ),
  first(
    /^(?:\/usr\/bin\/)?env: .{0,30}'?([\w.+-]{1,100})'?: No such file or directory/,
    'Install `$1` before that step: the first line of a script needs it.',
  ),
  first(/unable to find (?:user|group) /, 'Create the user in an earlier RUN, or give its number.'),
  first(
    /(?:^|: )(?:\d{1,6}: )?[\w./+-]{1,200}: (?:command )?not found$/,
    'Install it in an earlier step, or correct its name.',
  ),
]

export const TOOL_ERRORS: readonly ToolError[] = [
  ...MACHINE,
  ...NODE,
  ...PYTHON,
  ...DISTRIBUTIONS,
  ...USERS,
  ...COMPILED,
  ...OTHERS,
]
