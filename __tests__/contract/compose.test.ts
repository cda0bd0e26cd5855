import { describe, expect, test } from '@jest/globals'
import { interpolate } from '../../src/contract/interpolate.ts'
import { linesOf } from './lines.ts'

const FULL = `x-common: &common
  environment: &env
    LOG: debug
    PORT: \${PORT:-3000}
services:
  web:
    <<: *common
    build: .
    command: npm run "start it"
    entrypoint: ["/sbin/tini", "--"]
    working_dir: /srv
    ports:
      - "\${HOST_PORT}:3000"
      - 127.0.0.1:5000-5001:5000-5001/udp
      - target: 9000
        published: 80
    expose: ["3000"]
    mem_limit: 512m
    cpus: 0.5
    user: "1000:1000"
    read_only: true
    privileged: false
    tmpfs: /tmp:size=64m
    volumes: [data:/var/data, ./src:/app, /cache, data:/fixed:ro]
    healthcheck:
      test: curl -f http://localhost:3000/ || exit 1
      interval: 1m30s
      retries: 5
      start_period: 10s
    stop_grace_period: 20s
    stop_signal: SIGINT
    cap_drop: [ALL]
    cap_add: [CAP_NET_BIND_SERVICE]
    security_opt: [no-new-privileges:true, seccomp=unconfined]
    env_file: .env
  db:
    image: postgres
volumes:
  data:
`

test('the service with a build, each rule with the line where its value stands', () => {
  expect(linesOf(FULL, 'compose.yaml')).toEqual([
    'service web',
    '13 port 3000/tcp',
    '14 port 5000/udp',
    '14 port 5001/udp',
    '15 port 9000/tcp',
    '26 check exec {"argv":["/bin/sh","-c","curl -f http://localhost:3000/ || exit 1"]} 10 90 30 5 1',
    '10 entrypoint ["/sbin/tini","--"]',
    '9 args ["npm","run","start it"]',
    '11 folder /srv',
    '3 env LOG',
    '4 env PORT',
    '4 PORT 3000',
    '20 run-as-user {"user":1000,"group":1000}',
    '21 read-only-root {}',
    '32 drop {"capabilities":["ALL"]}',
    '33 add {"capabilities":["NET_BIND_SERVICE"]}',
    '34 no-privilege-escalation {}',
    '23 writable /tmp in memory 67108864',
    '24 writable /var/data null',
    '24 writable /cache null',
    '18 memory 536870912',
    '19 cpu 0.5',
    '30 grace 20',
    '31 signal SIGINT',
    '35 not tried: env_file: the value of a file is not read',
    '34 not tried: security_opt seccomp=unconfined: it depends on the machine',
    '24 not tried: volumes /app: a folder of the machine is not mounted',
  ])
})

const web = (more: string) => `services:\n  web:\n    build: .\n${more}`

describe('what a service may say', () => {
  test.each<[string, string, string[]]>([
    ['a user by name', web('    user: node\n'), ['4 user node']],
    [
      'limits of deploy',
      web(
        '    deploy:\n      resources:\n        limits: { memory: 1g, cpus: "2" }\n        reservations: { memory: 256m }\n',
      ),
      ['6 memory 1073741824', '7 memory request 268435456', '6 cpu 2'],
    ],
    [
      'a check as a program',
      web('    healthcheck:\n      test: [CMD, /check, "-x"]\n'),
      ['5 check exec {"argv":["/check","-x"]} - 30 30 3 1'],
    ],
    [
      'a check in a shell',
      web('    healthcheck:\n      test: [CMD-SHELL, "a || b"]\n'),
      ['5 check exec {"argv":["/bin/sh","-c","a || b"]} - 30 30 3 1'],
    ],
    ['no check', web('    healthcheck:\n      test: ["NONE"]\n'), []],
    ['a check that is off', web('    healthcheck:\n      disable: true\n      test: x\n'), []],
    [
      'a list of variables',
      web('    environment:\n      - A=b\n      - C\n      - PORT=8080\n'),
      ['5 env A', '6 env C', '7 env PORT', '7 PORT 8080'],
    ],
    [
      'a variable of another use',
      web('    environment:\n      KEY: ${SECRET}\n    image: app:${TAG}\n'),
      ['5 env KEY'],
    ],
    ['a default inside a default', web('    mem_limit: ${A:-${B:-64m}}\n'), ['4 memory 67108864']],
    [
      'a misspelt field',
      web('    healtcheck: {}\n'),
      ['4 not tried: healtcheck: unknown field: did you mean `healthcheck`?'],
    ],
  ])('%s', (_, text, lines) => {
    expect(
      linesOf(text, 'docker-compose.yml').filter((line) => line !== '2 grace 10' && line !== '3 grace 10'),
    ).toEqual(['service web', ...lines])
  })
})

describe('bad input', () => {
  test.each<[string, string, string | null, string[]]>([
    [
      'a variable without a default',
      web('    mem_limit: ${LIMIT}\n    user: $UID\n'),
      null,
      [
        'mistake 5: the variable UID has no default here: write ${UID:-value}, or the value itself',
        'mistake 4: the variable LIMIT has no default here: write ${LIMIT:-value}, or the value itself',
      ],
    ],
    [
      'several services without a build',
      'services:\n  a: { image: x }\n  b: { image: y }\n',
      null,
      ['mistake: it has several, so name one: compose.yaml#a (service: a, b)'],
    ],
    [
      'several services with a build',
      'services:\n  a: { build: x }\n  b: { build: y }\n',
      null,
      ['mistake: it has several, so name one: compose.yaml#a (service: a, b)'],
    ],
    ['a service that is not there', web(''), 'wbe', ['mistake: it has no service wbe: it has web']],
    [
      'wrong types, all at once',
      web('    ports: 80\n    read_only: maybe\n    stop_grace_period: soon\n'),
      null,
      [
        'mistake 4: `ports` must be a list',
        'mistake 5: `read_only` must be true or false',
        'mistake 6: `stop_grace_period` must be a time such as `30s`',
      ],
    ],
    [
      'a port that is none',
      web('    ports: ["http"]\n'),
      null,
      ['mistake 4: `http` names no port of the container: write HOST:CONTAINER, as in 8080:80'],
    ],
    [
      'a check of an unknown form',
      web('    healthcheck:\n      test: [curl, x]\n'),
      null,
      [
        'mistake 5: `healthcheck.test` must be a text, or a list that begins with `CMD`, `CMD-SHELL` or `NONE`',
      ],
    ],
    [
      'a default that is no number',
      web('    mem_limit: ${A:-much}\n'),
      null,
      ['mistake 4: `mem_limit` must be a size such as `512m`, not `much`'],
    ],
    ['a duplicate key', 'services:\n  web: {}\n  web: {}\n', null, ['mistake 3: `web` is given twice']],
    [
      'a tab',
      'services:\n\tweb: {}\n',
      null,
      ['mistake 2: it is not valid YAML: Tabs are not allowed as indentation'],
    ],
    ['an alias of nothing', 'services:\n  web: *none\n', null, ['mistake 2: `*none` names nothing']],
    ['no services', 'services: {}\n', null, ['mistake: it has no service that runs an image']],
    [
      'a quote that is open',
      web('    command: say "hi\n'),
      null,
      ['mistake 4: a quote in `command` is not closed'],
    ],
  ])('%s', (_, text, pick, lines) => {
    expect(linesOf(text, 'compose.yaml', pick)).toEqual(lines)
  })
})

test.each([
  ['a$$b', { text: 'a$b' }],
  ['${A:-x}-${B-y}', { text: 'x-y' }],
  ['${A:+x}', { text: '' }],
  ['${A:?message}', { unset: 'A' }],
  ['$A', { unset: 'A' }],
  ['${A:-${B:-z}}', { text: 'z' }],
  ['5$', { text: '5$' }],
  ['${A', { unset: 'A' }],
  [`\${A:-`.repeat(5000), { unset: 'A' }],
])('interpolate %.40j', (text, filled) => {
  expect(interpolate(text)).toEqual(filled)
})
