/** The usual fix of an error, and similar errors without one. */
import { describe, expect, test } from '@jest/globals'
import { fixForError } from '../../../../src/smoke/causes/shared/fix-for-error.ts'
import { diagnose } from '../../../../src/smoke/causes/index.ts'
import { exited, log, over } from '../../../support/evidence.ts'

const fixOf = (message: string) => fixForError({ exception: '', message })

test.each<[message: string, fix: RegExp]>([
  [
    'A server is already running (pid: 1, file: /app/tmp/pids/server.pid).',
    /`rm -f \/app\/tmp\/pids\/server\.pid`.*\.dockerignore/,
  ],
  ['A server is already running. Check /app/tmp/pids/server.pid.', /`rm -f \/app\/tmp\/pids\/server\.pid`/],
  ['"root" execution of the PostgreSQL server is not permitted.', /USER postgres/],
  ['max virtual memory areas vm.max_map_count [65530] is too low', /sysctl -w vm\.max_map_count/],
  ["nc: invalid option -- 'z'", /Correct the options/],
  ["Unrecognized VM option 'UseFooGC'", /JAVA_TOOL_OPTIONS/],
  ['The ConnectionString property has not been initialized.', /ConnectionStrings__NAME/],
  ['FATAL:  password authentication failed for user "app"', /refuses these credentials/],
  ['relation "users" does not exist', /migrations/],
  ['[emerg] unknown directive "foo" in /etc/nginx/nginx.conf:3', /nginx -t/],
  ["ENOENT: no such file or directory, mkdir '/config/secrets'", /RUN mkdir -p \/config`/],
  [
    "ENOENT: no such file or directory, open '/app/config.json'",
    /COPY it into the image \(`\/app\/config\.json`\)/,
  ],
  ["ENOENT: no such file or directory, open '/run/secrets/db'", /Provide it at run time, not in the image/],
  ["FileNotFoundError: [Errno 2] No such file or directory: '/app/.env'", /Provide it at run time/],
  ['fatal: /etc/app.conf: no such file', /COPY it into the image \(`\/etc\/app\.conf`\)/],
  ['x509: certificate signed by unknown authority', /ca-certificates/],
  ['unknown time zone Europe/Berlin', /tzdata/],
  ['/app/node_modules/bcrypt/lib/binding.node: invalid ELF header', /node_modules in \.dockerignore/],
  ['Cannot use import statement outside a module', /"type": "module"/],
])('%s', (message, fix) => expect(fixOf(message)).toMatch(fix))

test.each([
  'panic: the cache is gone',
  'it is optional to set this',
  'the table is set',
  'cannot divide by zero',
])('none is known for: %s', (message) => expect(fixOf(message)).toBeNull())

describe('an error without a known fix', () => {
  const fix = (...lines: string[]) => diagnose(over(exited(1), { log: log(...lines) }))[0]?.fix
  test('is reported with a place to look', () => {
    expect(
      fix(
        'Traceback (most recent call last):',
        '  File "/app/a.py", line 7, in <module>',
        'ZeroDivisionError: division by zero',
      ),
    ).toBe('No usual fix is known for this error: start at `/app/a.py:7`, where it comes from.')
    expect(fix('the cache is gone')).toMatch(/^No usual fix is known for this error: search for its text/)
    expect(fix()).toMatch(/^It wrote nothing/)
  })
})
