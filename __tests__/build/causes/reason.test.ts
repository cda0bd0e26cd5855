/** Ends of logs as the tools really write them, shortened. */
import { expect, test } from '@jest/globals'
import { reasonIn } from '../../../src/build/causes/reason.ts'

test.each<[string, string, string]>([
  [
    'pip',
    'Looking in indexes: https://pypi.org/simple\nERROR: Could not find a version that satisfies the requirement flsk (from versions: none)\nERROR: No matching distribution found for flsk\n[notice] A new release of pip is available',
    'ERROR: No matching distribution found for flsk',
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
  expect(reasonIn(log.split('\n'))).toMatchObject({ line, telling: true })
})

test('without a telling line, the last one, and it is known to be only that', () => {
  expect(reasonIn(['one', 'two', '', '  '])).toEqual({ line: 'two', telling: false })
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
