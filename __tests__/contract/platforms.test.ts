import { describe, expect, test } from '@jest/globals'
import { linesOf } from './lines.ts'

const FLY = `app = "shop"
primary_region = "ams"
kill_signal = "SIGTERM"
kill_timeout = "1m30s"

[build]
  dockerfile = "Dockerfile"

[env]
  PORT = "3000"
  DATABASE_URL = "postgres://user:secret@db/app"

[processes]
  web = "bin/serve --name 'my app'"
  worker = "bin/work"

[http_service]
  internal_port = 3000
  force_https = true
  processes = ["web"]
  [[http_service.checks]]
    grace_period = "10s"
    interval = 30000
    timeout = "5s"
    method = "GET"
    path = "/healthz"
    [http_service.checks.headers]
      X-Forwarded-Proto = "https"
  [[http_service.checks]]
    method = "POST"
    path = "/warm"

[[services]]
  internal_port = 9090
  protocol = "udp"
  processes = ["worker"]

[checks.admin]
  type = "tcp"
  port = 9000

[[vm]]
  size = "shared-cpu-2x"
  memory = "1gb"

[mounts]
  source = "data"
  destination = "/data"

[deploy]
  release_command = "bin/migrate"
`
const FLY_LINES = [
  'fly.toml process web',
  '18 port 3000/tcp',
  '26 check http {"scheme":"http","port":3000,"path":"/healthz","headers":[["X-Forwarded-Proto","https"]],"status":[200,299]} 10 30 5 - -',
  '40 check tcp {"port":9000} - - - - -',
  '14 args ["bin/serve","--name","my app"]',
  '10 env PORT',
  '11 env DATABASE_URL',
  '10 PORT 3000',
  '48 writable /data null',
  '44 memory 1073741824',
  '43 cpu 2',
  '4 grace 90',
  '3 signal SIGTERM',
  '51 not tried: deploy.release_command: it runs on a machine of its own before the deployment',
  '15 not tried: process worker: another process group: `fly.toml#worker` picks it',
  '30 not tried: check POST /warm: requests are sent with GET only',
]

describe('fly.toml', () => {
  test('one process group, with the sections that belong to it', () => {
    expect(linesOf(FLY, 'fly.toml')).toEqual(FLY_LINES)
  })
  test.each<[string, string, string | null, string[]]>([
    ['a picked group', FLY, 'worker', ['fly.toml process worker', '34 port 9090/udp']],
    ['a group that is not there', FLY, 'wrker', ['mistake: it has no process wrker: it has web, worker']],
    [
      'groups without a service',
      '[processes]\na = "x"\nb = "y"\n',
      null,
      ['mistake: it has several, so name one: fly.toml#a (process: a, b)'],
    ],
    [
      'the port of Fly if none is given',
      'app = "a"\n[http_service]\n',
      null,
      ['fly.toml', '2 port 8080/tcp'],
    ],
    [
      'an old file with an empty list of processes',
      'processes = []\n[[services]]\ninternal_port = 80\n',
      null,
      ['fly.toml', '3 port 80/tcp'],
    ],
    [
      'a command of the experimental section',
      '[experimental]\nentrypoint = ["/e"]\ncmd = "a b"\n',
      null,
      ['fly.toml', '2 entrypoint ["/e"]', '3 args ["a","b"]'],
    ],
    [
      'exec instead of both',
      '[experimental]\nexec = ["/e", "x"]\n',
      null,
      ['fly.toml', '2 entrypoint ["/e","x"]', '2 args []'],
    ],
    [
      'the size of a preset',
      '[[vm]]\nsize = "performance-1x"\n',
      null,
      ['fly.toml', '2 memory 2147483648', '2 cpu 1'],
    ],
    ['a bare memory in MB', '[[vm]]\nmemory = 512\n', null, ['fly.toml', '2 memory 536870912']],
    [
      'an unknown size',
      '[[vm]]\nsize = "huge"\n',
      null,
      ['fly.toml', '2 not tried: vm.size huge: its memory is not known here'],
    ],
    [
      'checks of a service',
      '[[services]]\ninternal_port = 80\n[[services.tcp_checks]]\ntimeout = "2s"\n',
      null,
      ['fly.toml', '2 port 80/tcp', '3 check tcp {"port":80} - - 2 - -'],
    ],
    [
      'a check over TLS',
      '[http_service]\n[[http_service.checks]]\nprotocol = "https"\npath = "/"\n',
      null,
      [
        'fly.toml',
        '1 port 8080/tcp',
        '4 check http {"scheme":"https","port":8080,"path":"/","headers":[],"status":[200,299]} - - - - -',
      ],
    ],
    [
      'a misspelt field',
      '[http_service]\ninternal_prt = 80\n',
      null,
      [
        'fly.toml',
        '1 port 8080/tcp',
        '2 not tried: http_service.internal_prt: unknown field: did you mean `internal_port`?',
      ],
    ],
  ])('%s', (_, text, pick, lines) => {
    expect(linesOf(text, 'fly.toml', pick).slice(0, lines.length)).toEqual(lines)
  })
  test.each([
    [
      '[http_service]\ninternal_port = "http"\n[[vm]]\nmemory = "lots"\n',
      [
        'mistake 2: `http_service.internal_port` must be a whole number',
        'mistake 4: `vm.memory` must be a size such as `512MB`',
      ],
    ],
    [
      '[http_service]\ninternal_port = 99999\n',
      ['mistake 2: `internal_port` must be a port from 1 to 65535'],
    ],
    ['services = "web"\n', ['mistake 1: `services` must be a list']],
    ['app = \n', ['mistake 2: it is not valid TOML: Unspecified values are invalid']],
    ['a = 1\na = 2\n', ['mistake 2: it is not valid TOML: Defining a key multiple times is invalid']],
    ['[processes]\nweb = "say \'hi"\n', ['mistake 2: a quote in `processes.web` is not closed']],
    ['[checks.a]\ntype = "grpc"\nport = 1\n', ['mistake 2: `type` of a check must be `http` or `tcp`']],
    [
      '[http_service]\ninternal_port = {{ port }}\n',
      ['mistake 2: it is a template: give the file that it makes'],
    ],
  ])('%j', (text, lines) => {
    expect(linesOf(text, 'fly.toml')).toEqual(lines)
  })
})

const RENDER = `services:
  - type: keyvalue
    name: cache
  - type: web
    name: api
    runtime: docker
    plan: starter
    dockerfilePath: ./Dockerfile
    dockerCommand: gunicorn app:app --bind 0.0.0.0:$PORT
    healthCheckPath: /health
    maxShutdownDelaySeconds: 60
    preDeployCommand: flask db upgrade
    envVars:
      - key: SECRET_KEY
        generateValue: true
    disk:
      name: data
      mountPath: /var/data
databases:
  - name: db
`

describe('render.yaml', () => {
  test('the service that runs a Dockerfile', () => {
    expect(linesOf(RENDER, 'render.yaml')).toEqual([
      'service api',
      '10 check http {"scheme":"http","port":10000,"path":"/health","headers":[],"status":null} - - 5 - - finds port',
      '9 args ["/bin/sh","-c","gunicorn app:app --bind 0.0.0.0:$PORT"]',
      '14 env SECRET_KEY',
      '4 PORT 10000',
      '18 writable /var/data null',
      '7 memory 536870912',
      '11 grace 60',
      '12 not tried: preDeployCommand: it runs in a container of its own, before the deployment',
    ])
  })
  const service = (more: string) => `services:\n  - type: web\n    name: a\n    env: docker\n${more}`
  test.each<[string, string, string[]]>([
    [
      'a PORT of its own',
      service('    healthCheckPath: /h\n    envVars:\n      - key: PORT\n        value: 3000\n'),
      [
        'service a',
        '5 check http {"scheme":"http","port":3000,"path":"/h","headers":[],"status":null} - - 5 - -',
        '7 env PORT',
        '8 PORT 3000',
        '2 grace 30',
      ],
    ],
    [
      'a shell that is named',
      service('    dockerCommand: sh -c "a && b"\n'),
      ['service a', '5 args ["sh","-c","a && b"]', '2 PORT 10000', '2 grace 30'],
    ],
    [
      'a shell whose command has no quotes',
      service('    dockerCommand: /bin/bash -c a && b\n'),
      ['service a', '5 args ["/bin/bash","-c","a && b"]', '2 PORT 10000', '2 grace 30'],
    ],
    [
      'a worker has no port',
      'services:\n  - type: worker\n    name: w\n    runtime: docker\n',
      ['service w', '2 grace 30', 'gets no requests'],
    ],
    [
      'a cron job is to end',
      'services:\n  - type: cron\n    name: c\n    runtime: image\n',
      ['service c', '2 grace 30', 'is to end'],
    ],
    [
      'no service with an image',
      'services:\n  - type: web\n    runtime: node\n',
      ['mistake 1: no service has `runtime: docker` or `runtime: image`, so none runs an image'],
    ],
    [
      'two services',
      `${service('')}  - type: web\n    name: b\n    runtime: docker\n`,
      ['mistake: it has several, so name one: render.yaml#a (service: a, b)'],
    ],
    [
      'an unknown plan',
      service('    plan: huge\n'),
      ['service a', '2 PORT 10000', '2 grace 30', '5 not tried: plan huge: its memory is not known here'],
    ],
    [
      'a wrong type',
      service('    maxShutdownDelaySeconds: soon\n    envVars: none\n'),
      ['mistake 5: `maxShutdownDelaySeconds` must be a whole number', 'mistake 6: `envVars` must be a list'],
    ],
    [
      'a misspelt field',
      service('    healtCheckPath: /h\n'),
      [
        'service a',
        '2 PORT 10000',
        '2 grace 30',
        '5 not tried: healtCheckPath: unknown field: did you mean `healthCheckPath`?',
      ],
    ],
    [
      'a template',
      'services:\n  - type: {{ kind }}\n',
      ['mistake 2: it is a template: give the file that it makes'],
    ],
    [
      'a wrong PORT',
      service('    envVars:\n      - key: PORT\n        value: web\n'),
      ['mistake 7: PORT must be a port from 1 to 65535'],
    ],
  ])('%s', (_, text, lines) => {
    expect(linesOf(text, 'render.yaml')).toEqual(lines)
  })
  test('anchors and merge keys: the line is where the value stands', () => {
    const text =
      'x: &base\n  runtime: docker\n  type: web\n  healthCheckPath: /h\nservices:\n  - <<: *base\n    name: a\n'
    expect(linesOf(text.replace('x:', 'version:'), 'render.yaml')[1]).toMatch(/^4 check http/)
  })
})

describe('app.yaml', () => {
  const flexible = 'runtime: custom\nenv: flex\n'
  test('the checks with their defaults', () => {
    const text = `${flexible}resources:\n  cpu: 2\n  memory_gb: 1.5\nreadiness_check:\n  path: /ready\n  app_start_timeout_sec: 60\nliveness_check:\n  path: /live\n  timeout_sec: 2\n  host: a.example\nenv_variables:\n  KEY: secret\n`
    expect(linesOf(text, 'app.yaml')).toEqual([
      'app.yaml',
      '1 port 8080/tcp',
      '7 startup http {"scheme":"http","port":8080,"path":"/ready","headers":[],"status":[200,200]} - 5 4 12 1',
      '7 readiness http {"scheme":"http","port":8080,"path":"/ready","headers":[],"status":[200,200]} - 5 4 2 2',
      '10 liveness http {"scheme":"http","port":8080,"path":"/live","headers":[["Host","a.example"]],"status":[200,200]} 300 30 2 4 2',
      '14 env KEY',
      '1 PORT 8080',
      '5 memory 1610612736',
      '4 cpu 2',
    ])
  })
  test.each([
    [
      'runtime: python312\n',
      [
        'mistake 1: it is of App Engine’s standard environment (runtime python312), which runs no image: `runtime: custom` and `env: flex` run a Dockerfile',
      ],
    ],
    [
      'env: flex\nruntime: python\n',
      [
        'mistake 2: App Engine builds the image of runtime python itself: only `runtime: custom` runs your Dockerfile',
      ],
    ],
    [`${flexible}resources:\n  memory_gb: much\n`, ['mistake 4: `resources.memory_gb` must be a number']],
    [`${flexible}readiness_check: /ready\n`, ['mistake 3: `readiness_check` must be a map']],
    [
      `${flexible}entrypoint: gunicorn -b :$PORT main:app\n`,
      ['app.yaml', '1 port 8080/tcp', '3 args ["/bin/sh","-c","gunicorn -b :$PORT main:app"]', '1 PORT 8080'],
    ],
  ])('%j', (text, lines) => {
    expect(linesOf(text, 'app.yaml')).toEqual(lines)
  })
})

describe('Procfile', () => {
  const PROCFILE =
    '# processes\nweb: gunicorn app:app --bind :$PORT\n\nworker: celery -A app worker\nrelease: flask db upgrade\n'
  test.each<[string, string | null, string[]]>([
    [
      PROCFILE,
      null,
      [
        'process web',
        '2 args ["/bin/sh","-c","gunicorn app:app --bind :$PORT"]',
        '2 PORT null',
        '2 grace 30',
        '5 not tried: release: it runs in a container of its own, before the deployment',
        '4 not tried: process worker: another process: `Procfile#worker` picks it',
      ],
    ],
    [
      PROCFILE,
      'release',
      [
        'process release',
        '5 args ["/bin/sh","-c","flask db upgrade"]',
        '5 grace 30',
        'is to end',
        'gets no requests',
      ],
    ],
    ['a: x\nb: y\n', null, ['mistake: it has several, so name one: Procfile#a (process: a, b)']],
    [
      'bot: python bot.py\n',
      null,
      ['process bot', '1 args ["/bin/sh","-c","python bot.py"]', '1 grace 30', 'gets no requests'],
    ],
    ['web gunicorn\n', null, ['mistake 1: a line of a Procfile is `name: command`, as in `web: npm start`']],
    ['web: a\nweb: b\n', null, ['mistake 2: the process `web` is given twice']],
    ['', null, ['mistake: it has no process that runs an image']],
  ])('%j %s', (text, pick, lines) => {
    expect(linesOf(text, 'Procfile', pick).slice(0, lines.length)).toEqual(lines)
  })
})

describe('heroku.yml and app.json', () => {
  test.each<[string, string | null, string[]]>([
    ['build:\n  docker:\n    web: Dockerfile\n', null, ['process web', '3 PORT null', '3 grace 30']],
    [
      'setup:\n  config:\n    A: b\nbuild:\n  docker:\n    web: Dockerfile\nrun:\n  web: npm start -- $PORT\n  worker:\n    command:\n      - a\n      - b\n    image: web\n',
      null,
      ['process web', '8 args ["/bin/sh","-c","npm start -- $PORT"]', '3 env A', '8 PORT null', '8 grace 30'],
    ],
    [
      'run:\n  web: a\n  worker:\n    command:\n      - a\n      - b\n    image: web\n',
      'worker',
      ['process worker', '3 args ["/bin/sh","-c","a && b"]', '3 grace 30'],
    ],
    [
      'release:\n  command: [a]\nrun:\n  web: a\n',
      null,
      [
        'process web',
        '4 args ["/bin/sh","-c","a"]',
        '4 PORT null',
        '4 grace 30',
        '1 not tried: release: it runs in a container of its own, before the deployment',
      ],
    ],
    [
      'build: Dockerfile\n',
      null,
      ['mistake 1: `build` must be a map', 'mistake: it has no process that runs an image'],
    ],
  ])('heroku.yml %j', (text, pick, lines) => {
    expect(linesOf(text, 'heroku.yml', pick).slice(0, lines.length)).toEqual(lines)
  })
  test('app.json: names of variables, the dyno’s memory, the checks of Dokku', () => {
    const text = `{
  "name": "shop",
  "env": { "KEY": { "required": true }, "MODE": "production" },
  "formation": { "web": { "quantity": 1, "size": "standard-2x" } },
  "healthchecks": {
    "web": [
      { "type": "startup", "path": "/up", "attempts": 5 },
      { "type": "liveness", "command": ["/bin/check", "x"] },
      { "type": "startup", "uptime": 3 }
    ]
  }
}`
    expect(linesOf(text, 'app.json')).toEqual([
      'process web',
      '7 startup http {"scheme":"http","port":5000,"path":"/up","headers":[],"status":null} - 5 5 5 -',
      '8 liveness exec {"argv":["/bin/check","x"]} - 5 5 3 -',
      '3 env KEY',
      '3 env MODE',
      '5 PORT 5000',
      '4 memory request 1073741824',
      '9 not tried: uptime: waiting alone proves nothing',
    ])
  })
  test('app.json of Expo is none of Heroku', () => {
    expect(linesOf('{"expo": {"name": "x"}}', 'app.json')).toEqual([
      'mistake 1: it has none of the fields of an `app.json` of Heroku or Dokku, such as `env` or `formation`',
    ])
  })
})

describe('railway', () => {
  test.each<[string, string, string[]]>([
    [
      'railway.json',
      '{\n "build": {"builder": "DOCKERFILE"},\n "deploy": {\n  "startCommand": "node app.js --port $PORT",\n  "healthcheckPath": "/up",\n  "healthcheckTimeout": 100,\n  "drainingSeconds": 20,\n  "preDeployCommand": "x"\n }\n}',
      [
        'railway.json',
        '5 startup http {"scheme":"http","port":8080,"path":"/up","headers":[["Host","healthcheck.railway.app"]],"status":[200,200]} - 1 - 100 1',
        '4 entrypoint ["node","app.js","--port","$PORT"]',
        '4 args []',
        '5 PORT 8080',
        '7 grace 20',
        '8 not tried: deploy.preDeployCommand: it runs in a container of its own, before the deployment',
      ],
    ],
    [
      'railway.toml',
      '[build]\nbuilder = "dockerfile"\n[deploy]\nrestartPolicyType = "ALWAYS"\n',
      ['railway.toml', '3 PORT null'],
    ],
    ['railway.toml', '[deploy]\ncronSchedule = "* * * * *"\n', ['railway.toml', 'is to end']],
    [
      'railway.json',
      '{"build": {"builder": "NIXPACKS"}}',
      ['mistake 1: the builder NIXPACKS makes an image without a Dockerfile: only `DOCKERFILE` builds yours'],
    ],
    [
      'railway.json',
      '{"deploy": {"limitOverride": {"containers": {"memoryBytes": 1000, "cpu": 2}}}}',
      ['railway.json', '1 PORT null', '1 memory 1000', '1 cpu 2'],
    ],
    [
      'railway.json',
      '{"deploy": {"startCommand": "say \'x"}}',
      ['mistake 1: a quote in `startCommand` is not closed'],
    ],
    [
      'railway.json',
      '{"deploy": {"healthcheckTimeout": "soon"}, "build": []}',
      ['mistake 1: `deploy.healthcheckTimeout` must be a number', 'mistake 1: `build` must be a map'],
    ],
    ['railway.json', '{\n "deploy": {\n}', ['mistake 3: it is not valid JSON: close brace expected']],
    ['railway.json', '{\n // hello\n}', ['mistake 2: it is not valid JSON: invalid comment token']],
    ['railway.json', '{"a": 1,\n "a": 2}', ['mistake 2: `a` is given twice']],
    ['railway.json', '', ['mistake 1: it is not valid JSON: value expected']],
  ])('%s %j', (file, text, lines) => {
    expect(linesOf(text, file)).toEqual(lines)
  })
})

describe('devcontainer.json', () => {
  const text = (more: string) => `{
  // comments and trailing commas
  "build": { "dockerfile": "../Dockerfile" },
  "forwardPorts": [3000, "db:5432", "localhost:8080"],
  ${more}
}`
  test.each<[string, string[]]>([
    [
      '"overrideCommand": false, "containerEnv": { "A": "b" }, "containerUser": "node", "capAdd": ["SYS_PTRACE"], "postCreateCommand": "x",',
      [
        '.devcontainer/devcontainer.json',
        '4 port 3000/tcp',
        '4 port 8080/tcp',
        '5 env A',
        '5 add {"capabilities":["SYS_PTRACE"]}',
        '5 user node',
        '5 not tried: postCreateCommand: it runs after the container has started, for a developer',
        '4 not tried: port db:5432: it is another container’s',
      ],
    ],
    [
      '"containerUser": "1000:1000",',
      [
        '.devcontainer/devcontainer.json',
        '5 run-as-user {"user":1000,"group":1000}',
        '4 not tried: port db:5432: it is another container’s',
        '4 not tried: port 3000: the image’s command does not run in a dev container without `overrideCommand: false`',
        '4 not tried: port 8080: the image’s command does not run in a dev container without `overrideCommand: false`',
      ],
    ],
    ['"appPort": "x",', ['mistake 5: `x` is no port from 1 to 65535']],
    ['"forwardPorts": 3000', ['mistake 5: `forwardPorts` is given twice']],
    ['"containerEnv": [],', ['mistake 5: `containerEnv` must be a map']],
  ])('%j', (more, lines) => {
    expect(linesOf(text(more), '.devcontainer/devcontainer.json')).toEqual(lines)
  })
})

test('a file of no kind lists the kinds', () => {
  const [line = '', ...others] = linesOf('a: 1\n', 'settings.yaml')
  expect(others).toEqual([])
  expect(line).toMatch(
    /^mistake: its kind is not known from its name or its content: give one of `fly.toml`, .*`devcontainer.json`/,
  )
})

test('the content says the kind where the name does not', () => {
  expect(
    linesOf('services:\n  - type: web\n    name: a\n    runtime: docker\n', 'deploy/blueprint.yml')[0],
  ).toBe('service a')
  expect(linesOf('services:\n  web:\n    image: x\n', 'stack.yml')[0]).toBe('service web')
  expect(linesOf('[http_service]\ninternal_port = 80\n', 'deploy.toml')[0]).toBe('deploy.toml')
  expect(linesOf('runtime: custom\nenv: flex\n', 'api.yaml')[0]).toBe('api.yaml')
})
