/** The ends of real logs of tools, shortened. */
import { expect, test } from '@jest/globals'
import { reasonIn } from '../../../src/build/causes/reason.ts'

const retryOf = (left: number): string =>
  `WARNING: Retrying (Retry(total=${left}, connect=None, read=None, redirect=None, status=None)) after connection broken by 'NewConnectionError('<pip._vendor.urllib3.connection.HTTPSConnection object at 0x7f2a>: Failed to establish a new connection: [Errno -3] Temporary failure in name resolution')': /simple/flask/`

test.each<[string, string, string]>([
  [
    'pip',
    'Looking in indexes: https://pypi.org/simple\nERROR: Could not find a version that satisfies the requirement flsk (from versions: none)\nERROR: No matching distribution found for flsk\n[notice] A new release of pip is available',
    'ERROR: No matching distribution found for flsk',
  ],
  [
    'pip without a network: that its last retry failed, not that there is no such package',
    [4, 0].map(retryOf).join('\n') + '\nERROR: No matching distribution found for flask',
    retryOf(0),
  ],
  [
    'apt',
    'Reading package lists...\nBuilding dependency tree...\nE: Unable to locate package libfoo',
    'E: Unable to locate package libfoo',
  ],
  [
    'apt without a network',
    "Err:1 http://mirror.example bookworm InRelease\n  Temporary failure resolving 'mirror.example'\nE: Unable to locate package curl",
    "Temporary failure resolving 'mirror.example'",
  ],
  [
    'apk',
    'fetch https://dl-cdn.alpinelinux.org\nERROR: unable to select packages:\n  foo (no such package):\n    required by: world[foo]',
    'foo (no such package):',
  ],
  [
    'npm',
    "npm error code E404\nnpm error 404 Not Found - GET https://registry.example/lft-pad\nnpm error 404  'lft-pad@*' is not in this registry.\nnpm error A complete log of this run can be found in: /root/.npm/_logs/x.log",
    "npm error 404  'lft-pad@*' is not in this registry.",
  ],
  ['a shell', '/bin/sh: flsk-tool: not found', '/bin/sh: flsk-tool: not found'],
  ['bash', '/bin/bash: line 1: flsk: command not found', '/bin/bash: line 1: flsk: command not found'],
  [
    'a C compiler under make',
    "main.c:3:5: error: unknown type name 'itn'\nmain.c:9:1: error: expected ';'\nmake: *** [Makefile:2: all] Error 1",
    "main.c:3:5: error: unknown type name 'itn'",
  ],
  [
    'go',
    '# example.com/app\n./main.go:5:2: undefined: x\n./main.go:9:2: undefined: y',
    './main.go:5:2: undefined: x',
  ],
  [
    'rust',
    '   Compiling app v0.1.0\nerror[E0425]: cannot find value `x` in this scope\nerror: could not compile `app`',
    'error[E0425]: cannot find value `x` in this scope',
  ],
  [
    'typescript',
    "src/a.ts(1,7): error TS2322: Type 'string' is not assignable\nsrc/b.ts(1,7): error TS2304: Cannot find name 'x'.",
    "src/a.ts(1,7): error TS2322: Type 'string' is not assignable",
  ],
  [
    'python',
    'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\n    import flask\nModuleNotFoundError: No module named \'flask\'',
    "ModuleNotFoundError: No module named 'flask'",
  ],
  [
    'java',
    'Exception in thread "main"\njava.lang.IllegalStateException: no\n\tat A.main(A.java:3)',
    'java.lang.IllegalStateException: no',
  ],
  [
    'git',
    "Cloning into 'x'...\nfatal: repository 'https://example.com/x' not found",
    "fatal: repository 'https://example.com/x' not found",
  ],
  ['another platform', 'exec /bin/sh: exec format error', 'exec /bin/sh: exec format error'],
  [
    'permissions',
    "mkdir: can't create directory '/x': Permission denied",
    "mkdir: can't create directory '/x': Permission denied",
  ],
])('%s', (_, log, line) => {
  expect(reasonIn(log.split('\n'))).toMatchObject({ line, isLikely: true })
})

test('without a line that looks like a reason, returns the last one, marked as such', () => {
  expect(reasonIn(['one', 'two', '', '  '])).toEqual({ line: 'two', isLikely: false })
  expect(reasonIn(['', ' '])).toBeNull()
})

test('hostile lines take no time', () => {
  const lines = [
    'a.'.repeat(1000),
    'x: '.repeat(700),
    'Error'.repeat(400),
    '/'.repeat(2000),
    ': '.repeat(1000),
  ]
  const began = performance.now()
  reasonIn(Array.from({ length: 200 }, (_, index) => lines[index % lines.length] ?? ''))
  expect(performance.now() - began).toBeLessThan(1000)
})

/** The log of a tool, the reported reason, and part of the fix. */
test.each<[string, string, string, RegExp]>([
  [
    'npm ci with an old lock file',
    'npm error code EUSAGE\nnpm error\nnpm error `npm ci` can only install packages when your package.json and package-lock.json or npm-shrinkwrap.json are in sync. Please update your lock file with `npm install` before continuing.\nnpm error\nnpm error Missing: left-pad@1.3.0 from lock file\nnpm error\nnpm error Usage:\nnpm error npm ci\nnpm notice New major version of npm available!',
    'package.json and package-lock.json are not in sync: Missing: left-pad@1.3.0 from lock file',
    /Run `npm install` and commit package-lock\.json/,
  ],
  [
    'npm ci with a version that differs',
    "npm ERR! code EUSAGE\nnpm ERR! \nnpm ERR! Invalid: lock file's left-pad@1.2.0 does not satisfy left-pad@1.3.0",
    "package.json and package-lock.json are not in sync: Invalid: lock file's left-pad@1.2.0 does not satisfy left-pad@1.3.0",
    /commit package-lock/,
  ],
  [
    'npm with peers that do not fit',
    'npm ERR! code ERESOLVE\nnpm ERR! ERESOLVE unable to resolve dependency tree\nnpm ERR! \nnpm ERR! Found: react@18.2.0\nnpm ERR! Could not resolve dependency:\nnpm ERR! peer react@"^17.0.0" from old-widget@1.0.0\nnpm ERR! node_modules/old-widget',
    'npm cannot resolve the dependencies: peer react@"^17.0.0" from old-widget@1.0.0',
    /--legacy-peer-deps/,
  ],
  [
    'yarn 1',
    'yarn install v1.22.19\n[1/4] Resolving packages...\nerror Your lockfile needs to be updated, but yarn was run with `--frozen-lockfile`.\ninfo Visit https://yarnpkg.com/en/docs/cli/install for documentation about this command.',
    'package.json and yarn.lock are not in sync (`--frozen-lockfile`)',
    /commit yarn\.lock/,
  ],
  [
    'pnpm',
    ' ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with "frozen-lockfile" because pnpm-lock.yaml is not up to date with <ROOT>/package.json\n\nNote that in CI environments this setting is true by default.',
    'package.json and pnpm-lock.yaml are not in sync (`--frozen-lockfile`)',
    /commit pnpm-lock\.yaml/,
  ],
  [
    'a compiler that is missing under pip',
    "  building 'x' extension\n  error: command 'gcc' failed: No such file or directory\n  ERROR: Failed building wheel for x\nERROR: Could not build wheels for x",
    'a package must be compiled, but `gcc` is missing',
    /apt-get install gcc python3-dev/,
  ],
  [
    'a header that is missing',
    'x.c:1:10: fatal error: openssl/ssl.h: No such file or directory\ncompilation terminated.\nerror: command failed',
    'x.c:1:10: fatal error: openssl/ssl.h: No such file or directory',
    /development package that contains `openssl\/ssl\.h`/,
  ],
  [
    'Alpine’s addgroup on Debian',
    'Option s is ambiguous (shell, system)\nadduser [--uid id] [--firstuid id] [--lastuid id]\n        [--gid id]\n        user\n    Add a normal user\n\nadduser USER GROUP\n   Add an existing user to an existing group',
    'Option s is ambiguous (shell, system): short options such as `-S`, `-D` and `-G` belong to Alpine’s adduser and addgroup, but this image has Debian’s',
    /addgroup --system NAME/,
  ],
  [
    'useradd on Alpine',
    '/bin/sh: useradd: not found',
    '/bin/sh: useradd: not found',
    /Alpine and busybox have no `useradd`\. .*adduser -S/,
  ],
  [
    'a user that is there',
    'useradd: UID 1000 is not unique',
    'useradd: UID 1000 is not unique',
    /The base image already has that user/,
  ],
  [
    'apt, no candidate',
    "E: Package 'python' has no installation candidate",
    "E: Package 'python' has no installation candidate",
    /Check the package’s name/,
  ],
  [
    'apt as another user',
    'E: List directory /var/lib/apt/lists/partial is missing. - Acquire (13: Permission denied)',
    'E: List directory /var/lib/apt/lists/partial is missing. - Acquire (13: Permission denied)',
    /before the USER line/,
  ],
  [
    'go',
    'main.go:4:2: missing go.sum entry for module providing package github.com/x/y; to add:\n\tgo get example.org/app',
    'main.go:4:2: missing go.sum entry for module providing package github.com/x/y; to add:',
    /go mod tidy/,
  ],
  [
    'cargo',
    'error: the lock file /app/Cargo.lock needs to be updated but --locked was passed to prevent this\nIf you want to try to generate the lock file',
    'Cargo.toml and Cargo.lock are not in sync (`--locked`)',
    /commit Cargo\.lock/,
  ],
  [
    'maven',
    '[INFO] BUILD FAILURE\n[ERROR] Failed to execute goal on project app: Could not resolve dependencies for project a:app:jar:1: Could not find artifact x:y:jar:9 in central\n[ERROR] \n[ERROR] Re-run Maven using the -X switch to enable full debug logging.',
    '[ERROR] Failed to execute goal on project app: Could not resolve dependencies for project a:app:jar:1: Could not find artifact x:y:jar:9 in central',
    /pom\.xml or settings\.xml/,
  ],
  [
    'gradle',
    "* What went wrong:\nExecution failed for task ':compileJava'.\n> Could not resolve all files for configuration ':compileClasspath'.\n   > Could not find com.x:y:1.0.\n\n* Try:\n> Run with --stacktrace option to get the stack trace.",
    '> Could not find com.x:y:1.0.',
    /`repositories`/,
  ],
  [
    'dotnet',
    '/src/App.csproj : error NU1101: Unable to find package Foo. No packages exist with this id in source(s): nuget.org',
    '/src/App.csproj : error NU1101: Unable to find package Foo. No packages exist with this id in source(s): nuget.org',
    /Check the package’s name/,
  ],
  [
    'bundler',
    "The dependencies in your gemfile changed, but the lockfile can't be updated because frozen mode is set\n\nRun `bundle install` elsewhere and add the updated Gemfile.lock to version control.",
    'Gemfile and Gemfile.lock are not in sync (frozen mode)',
    /commit Gemfile\.lock/,
  ],
  [
    'composer',
    '- Required package "x/y" is not present in the lock file.\nThis usually happens when composer files are incorrectly merged',
    'composer.json and composer.lock are not in sync',
    /commit composer\.lock/,
  ],
  ['a tool of the project', 'sh: 1: tsc: not found', 'sh: 1: tsc: not found', /devDependency/],
  [
    'no shell',
    'runc run failed: unable to start container process: exec: "/bin/sh": stat /bin/sh: no such file or directory',
    'its shell `/bin/sh` is not in the image',
    /a stage that has one/,
  ],
])('%s: %#', (_, log, says, fix) => {
  const found = reasonIn(log.split('\n'))
  expect(found?.meaning ?? found?.line).toBe(says)
  expect(found?.fix).toMatch(fix)
})

test('a usage text is not the reason, but the line above it', () => {
  const usage = [
    'prog: frobnicate is not what it takes',
    'Usage: prog [--one] [--two]',
    '  --one  does one',
    '  --two  does two',
  ]
  expect(reasonIn(usage)).toEqual({ line: 'prog: frobnicate is not what it takes', isLikely: false })
})
