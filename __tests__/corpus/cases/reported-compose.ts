/** Compose files and mounts, from problems that people reported. */
import { at, type Case, type Failure } from '../case.ts'
import { EXPOSE, busybox } from '../images.ts'

const FOLDER = '__tests__/corpus/reported'

/** A folder with a compose file, of which `web` is tried. */
const composed = (name: string, expect: Case['expect'], ...settings: string[]): Case => ({
  name,
  path: `${FOLDER}/${name}`,
  settings: ['--compose-file', `${FOLDER}/${name}/compose.yaml`, '--service', 'web', ...settings],
  expect,
})

const hides = (code: string, mount: string, path: string): Failure => ({
  code,
  says: new RegExp(`the mount \`${mount}\` hides \`${path}\`, which the image has$`),
})

const SCRIPT = [
  'WORKDIR /app',
  "RUN echo 'exec httpd -f -p 8080 -h /etc' > run.sh",
  EXPOSE,
  'CMD ["sh", "run.sh"]',
]

export const reportedCompose: readonly Case[] = [
  composed('compose-build-target', 'pass', '--timeout', '10s'),
  composed('compose-build-context', 'pass', '--timeout', '10s'),
  composed('compose-dockerfile-inline', 'pass', '--timeout', '10s'),
  composed('compose-target-given', 'pass', '--target', 'run', '--build-args', 'PORT=8090'),
  composed('compose-harmless-keys', 'pass', '--timeout', '20s'),
  composed(
    'service-health-output',
    {
      code: 'service-failed',
      says: /the service db .* did not become healthy in time: .*nc: invalid option/,
    },
    '--timeout',
    '8s',
  ),
  composed('service-health-slow', {
    code: 'service-failed',
    says: /the service db .* did not become healthy in time: HEALTHCHECK echo .*: exited 3: the schema is not there/,
  }),
  composed('volume-hides-image-files', hides('command-not-found', '.:/app', '/app/dist/main.js')),
  composed('hides-script', hides('command-not-found', '.:/app', '/app/run.sh')),
  composed('hides-program', hides('command-not-found', './src:/app', '/app/bin/httpd')),
  composed('hides-module', hides('exited-at-start', '.:/app', '/app/generated.py')),
  composed('mount-without-file', { code: 'command-not-found', says: /run\.sh. is not in the image/ }),
  composed('mount-with-file', 'pass'),
  composed('volume-with-file', 'pass'),
  composed('compose-health-interval', 'pass', '--timeout', '10s'),
  {
    name: 'a mount given as a setting hides the script',
    ...busybox(...SCRIPT),
    ...at('--volume', './docs:/app'),
    expect: hides('command-not-found', './docs:/app', '/app/run.sh'),
  },
  {
    name: 'memory hides the script',
    ...busybox(...SCRIPT),
    ...at('--tmpfs', '/app'),
    expect: hides('command-not-found', 'tmpfs /app', '/app/run.sh'),
  },
  {
    name: 'a volume that is filled from the image hides nothing',
    ...busybox(...SCRIPT),
    ...at('--volume', '/app'),
    expect: 'pass',
  },
]
