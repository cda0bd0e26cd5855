/** Modules in a command: which ones belong to the app, and the fix if their file is in another folder. */
import { describe, expect, test } from '@jest/globals'
import { diagnose } from '../../../src/smoke/causes/index.ts'
import { candidatesOf, missingOwnModule, ownModuleFix } from '../../../src/smoke/program/own-module.ts'
import { exited, log, over } from '../../support/evidence.ts'

const raised = (message: string) =>
  log(
    'Traceback (most recent call last):',
    '  File "/usr/local/bin/uvicorn", line 8, in <module>',
    '    sys.exit(main())',
    message,
  )
const missing = (said: string, command: string, env: string[] = []) =>
  missingOwnModule(said.startsWith('Module') ? raised(said) : log(said), command.split(' '), env)

describe('the command names', () => {
  test.each<[said: string, command: string, reference: string | null]>([
    ["ModuleNotFoundError: No module named 'app'", 'uvicorn app.main:app --port 8000', 'app.main:app'],
    ["ModuleNotFoundError: No module named 'app.main'", 'uvicorn app.main:app', 'app.main:app'],
    ["ModuleNotFoundError: No module named 'shop'", 'gunicorn -b 0.0.0.0:8000 shop.wsgi', 'shop.wsgi'],
    ['ERROR:    Error loading ASGI app. Could not import module "main".', 'uvicorn main:app', 'main:app'],
    ["Error: Could not import 'hello'.", 'flask --app hello run', 'hello'],
    ["Error: Could not import 'hello'.", 'flask --app=hello run', 'hello'],
    ['The module proj was not found.', 'celery -A proj worker', 'proj'],
    ["ModuleNotFoundError: No module named 'app'", 'python -m app.main', 'app.main'],
    ["ModuleNotFoundError: No module named 'app'", 'sh -c exec\u00a0uvicorn app.main:app', 'app.main:app'],
    ["ModuleNotFoundError: No module named 'flask'", 'gunicorn app:app', null],
    ["ModuleNotFoundError: No module named 'flask'", 'python -m flask run', null],
    ["ModuleNotFoundError: No module named 'gunicorn'", 'gunicorn app:app', null],
    ["ModuleNotFoundError: No module named 'app'", 'python server.py', null],
    ['all is well', 'uvicorn app.main:app', null],
  ])('%s of %s', (said, command, reference) => expect(missing(said, command)).toBe(reference))

  test('or a variable does', () => {
    const said = "ModuleNotFoundError: No module named 'mysite'"
    expect(missing(said, 'python manage.py', ['DJANGO_SETTINGS_MODULE=mysite.settings'])).toBe(
      'mysite.settings',
    )
    expect(missing(said, 'python manage.py', ['NAME=mysite.settings'])).toBeNull()
  })
})

test('its file is searched in the working directory, below it, and in the usual folders', () => {
  const paths = candidatesOf('app.main:app', '/code')
  expect(paths.slice(0, 4)).toEqual([
    '/code/app/main.py',
    '/code/app/main/__init__.py',
    '/code/main.py',
    '/code/main/__init__.py',
  ])
  expect(paths).toContain('/app/main.py')
  expect(paths.length).toBeLessThan(30)
})

test.each<[reference: string, workingDir: string, file: string | null, fix: RegExp]>([
  [
    'app.main:app',
    '/code',
    '/code/main.py',
    /has `\/code\/main\.py`: write `main:app` in the command, or keep the folder with `COPY app\/ \.\/app\/`/,
  ],
  [
    'main:app',
    '/code',
    '/code/app/main.py',
    /write `app\.main:app` in the command, or set WORKDIR to `\/code\/app`/,
  ],
  ['app.main:app', '', '/srv/app/app/main.py', /write `srv\.app\.app\.main:app`/],
  ['app.main:app', '/code', '/app/main.py', /has `\/app\/main\.py`: set WORKDIR to `\/`/],
  ['shop.wsgi', '/x', '/x/shop/wsgi.py', /PYTHONPATH=\/x/],
  ['shop.wsgi', '/x', null, /the app's own module, but \/x does not contain it: `COPY shop\/ \.\/shop\/`/],
])('%s in %j, found at %j', (reference, workingDir, file, fix) =>
  expect(ownModuleFix({ reference, workingDir, file })).toMatch(fix),
)

test('the fix is not to install a package', () => {
  const [found] = diagnose(
    over(exited(1), {
      log: raised("ModuleNotFoundError: No module named 'app'"),
      ownModule: { reference: 'app.main:app', workingDir: '/code', file: '/code/main.py' },
    }),
  )
  expect(found?.message).toBe(
    "it exited 1 after 0.4 s: ModuleNotFoundError: No module named 'app'; the command names `app.main:app`",
  )
  expect(found?.fix).toMatch(/main:app/)
  expect(found?.fix).not.toMatch(/pip install/)
})
