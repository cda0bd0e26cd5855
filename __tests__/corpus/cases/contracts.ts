/** Images under the rules of a file that says how they are deployed: what disagrees, and what fits. */
import { deployment } from '../../support/contracts.ts'
import { fails, passes, type Case, type Context } from '../case.ts'
import { busybox, python } from '../images.ts'

/** The context with a contract, and the setting that names it. */
const under = (
  context: Context,
  text: string,
  file = 'k8s.yaml',
  ...settings: string[]
): Context & Partial<Case> => ({
  files: { ...context.files, [file]: text },
  settings: ['--contract', `CONTEXT/${file}`, ...settings],
})

const disagrees = (name: string, code: string, says: RegExp, given: Context & Partial<Case>): Case =>
  fails(name, code, says, { files: given.files }, { settings: given.settings ?? [] })
const fits = (name: string, given: Context & Partial<Case>, ...notes: string[]): Case =>
  passes(name, { files: given.files }, { settings: given.settings ?? [], notes })

/** It serves / on 5000 as user 1000, and stops on SIGTERM. */
const WEB = busybox(
  'RUN mkdir /www && echo ok > /www/index.html && echo ok > /www/ready',
  'EXPOSE 5000',
  'USER 1000',
  `CMD ["sh", "-c", "trap 'exit 0' TERM; httpd -f -p 5000 -h /www & wait"]`,
)
const AS_ROOT = busybox('EXPOSE 5000', 'CMD ["httpd", "-f", "-p", "5000"]')
const BY_NAME = busybox(
  'RUN echo app:x:7:7::/:/bin/sh >> /etc/passwd',
  'USER app',
  'EXPOSE 5000',
  'CMD ["httpd", "-f", "-p", "5000", "-h", "/home"]',
)

const get = (port: number, path: string, more = ''): string =>
  `{httpGet: {path: ${path}, port: ${port}}${more}}`

/** It listens after that many seconds, and takes that many to stop. */
const slow = (start: number, stop: number): Context =>
  python(
    `
import http.server, signal, sys, time
def end(*_):
    time.sleep(${stop})
    sys.exit(0)
signal.signal(signal.SIGTERM, end)
time.sleep(${start})
http.server.ThreadingHTTPServer(("", 5000), http.server.SimpleHTTPRequestHandler).serve_forever()
`,
    'EXPOSE 5000',
  )

const redirects = (to: string): Context =>
  python(
    `
import http.server
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        isThere = self.path == "/there"
        self.send_response(200 if isThere else 302)
        if not isThere: self.send_header("Location", "${to}")
        self.send_header("Content-Length", "0")
        self.end_headers()
http.server.ThreadingHTTPServer(("", 5000), Handler).serve_forever()
`,
    'EXPOSE 5000',
  )

const WRITES = python(
  `
import http.server
open("/cache/a", "w").write("a")
http.server.ThreadingHTTPServer(("", 5000), http.server.SimpleHTTPRequestHandler).serve_forever()
`,
  'EXPOSE 5000',
  'USER 1000',
)

/** It needs a variable, as many apps do. */
const NEEDS_URL = python(
  `
import http.server, os
os.environ["DATABASE_URL"]
http.server.ThreadingHTTPServer(("", 5000), http.server.SimpleHTTPRequestHandler).serve_forever()
`,
  'EXPOSE 5000',
)

/** It holds that many megabytes. */
const holds = (megabytes: number): Context =>
  python(
    `
import http.server
kept = b"x" * ${megabytes * 1_000_000}
http.server.ThreadingHTTPServer(("", 5000), http.server.SimpleHTTPRequestHandler).serve_forever()
`,
    'EXPOSE 5000',
  )

/** Each answer takes that many seconds. */
const answersIn = (seconds: number): Context =>
  python(
    `
import http.server, time
class Handler(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        time.sleep(${seconds})
        super().do_GET()
http.server.ThreadingHTTPServer(("", 5000), Handler).serve_forever()
`,
    'EXPOSE 5000',
  )

const memory = (limits: string): string =>
  deployment(`ports: [{containerPort: 5000}]\nresources: {${limits}}`)

const KNATIVE = `apiVersion: serving.knative.dev/v1
kind: Service
metadata: {name: api}
spec: {template: {spec: {containers: [{image: example.org/api}]}}}
`
const JOB = `apiVersion: batch/v1
kind: Job
metadata: {name: migrate}
spec: {template: {spec: {restartPolicy: Never, containers: [{name: migrate, image: example.org/api, command: ["true"]}]}}}
`

export const CONTRACTS: readonly Case[] = [
  disagrees(
    'contract: wrong port and path',
    'contract-probe',
    /probes 8080 \/healthz \(k8s\.yaml:12\); the image listens on 5000, and \/healthz answers 404/,
    under(WEB, deployment(`readinessProbe: ${get(8080, '/healthz')}`)),
  ),
  disagrees(
    'contract: wrong path',
    'contract-probe',
    /\/healthz answers 404/,
    under(WEB, deployment(`livenessProbe: ${get(5000, '/healthz')}`)),
  ),
  disagrees(
    'contract: a redirect to a port where nothing listens',
    'contract-probe',
    /redirects to port 443/,
    under(redirects('https://localhost/there'), deployment(`readinessProbe: ${get(5000, '/')}`)),
  ),
  disagrees(
    'contract: gRPC that is not served',
    'contract-probe',
    /probes gRPC on 5000/,
    under(WEB, deployment('readinessProbe: {grpc: {port: 5000}}')),
  ),
  disagrees(
    'contract: a port where nothing listens',
    'contract-port',
    /names port 8080 .* the image listens on 5000/,
    under(WEB, deployment('ports: [{containerPort: 8080}]')),
  ),
  disagrees(
    'contract: internal_port of fly.toml',
    'contract-port',
    /names port 8080 \(fly\.toml:3\).* listens on 5000/,
    under(WEB, 'app = "api"\n[http_service]\ninternal_port = 8080\n', 'fly.toml'),
  ),
  disagrees(
    'contract: root where none may be',
    'contract-user',
    /starts no container as root/,
    under(AS_ROOT, deployment('securityContext: {runAsNonRoot: true}')),
  ),
  disagrees(
    'contract: a user by name',
    'contract-user',
    /the name `app`/,
    under(BY_NAME, deployment('securityContext: {runAsNonRoot: true}')),
  ),
  disagrees(
    'contract: a command that is not in the image',
    'contract-command',
    /runs `\/app\/server`/,
    under(WEB, deployment('command: [/app/server]')),
  ),
  disagrees(
    'contract: a probe’s command that is not in the image',
    'contract-command',
    /probes with `curl`/,
    under(WEB, deployment('livenessProbe: {exec: {command: [curl, -f, "http://localhost:5000"]}}')),
  ),
  disagrees(
    'contract: a start longer than the liveness probe allows',
    'contract-probe-timing',
    /lets it start for 2 s .* kills it before/,
    under(
      slow(4, 0),
      deployment(`livenessProbe: ${get(5000, '/', ', periodSeconds: 1, failureThreshold: 2')}`),
      ...(['k8s.yaml', '--timeout', '15s'] as const),
    ),
  ),
  disagrees(
    'contract: a stop longer than the grace period',
    'contract-grace',
    /gives it 2 s to stop/,
    under(slow(0, 6), deployment('ports: [{containerPort: 5000}]', 'terminationGracePeriodSeconds: 2')),
  ),
  fails(
    'contract: a variable that it does not set',
    'exited-at-start',
    /DATABASE_URL/,
    under(NEEDS_URL, deployment('ports: [{containerPort: 5000}]')),
    {
      settings: ['--contract', 'CONTEXT/k8s.yaml'],
      notes: ['contract-env'],
    },
  ),
  disagrees(
    'contract: a limit below what it needs',
    'contract-memory',
    /limits memory to 33\.6 MB .* needs more/,
    under(holds(100), memory('limits: {memory: 32Mi}')),
  ),
  disagrees(
    'contract: an answer that takes longer than the probe waits',
    'contract-probe-timing',
    /waits 1 s for the answer to a probe \(k8s\.yaml:12\), which took 2/,
    under(answersIn(2), deployment(`readinessProbe: ${get(5000, '/')}`)),
  ),
  passes('contract: more memory than it requests', under(holds(30), memory('requests: {memory: 4Mi}')), {
    settings: ['--contract', 'CONTEXT/k8s.yaml'],
    notes: ['contract-memory'],
  }),
  fits(
    'contract: memory that suffices',
    under(holds(30), memory('requests: {memory: 128Mi}, limits: {memory: 256Mi}')),
    '!contract-memory',
  ),
  fits(
    'contract: a variable that the trial is given a value of',
    under(
      NEEDS_URL,
      deployment(
        'ports: [{containerPort: 5000}]\nenv: [{name: DATABASE_URL, valueFrom: {secretKeyRef: {name: db, key: url}}}]',
      ),
      ...(['k8s.yaml', '--env', 'DATABASE_URL=postgres://db/x'] as const),
    ),
    '!contract-env',
  ),
  fits(
    'contract: an answer in the time that the probe waits',
    under(answersIn(0.2), deployment(`readinessProbe: ${get(5000, '/', ', timeoutSeconds: 2')}`)),
    '!contract-probe-timing',
  ),
  fits(
    'contract: a user by number',
    under(WEB, deployment('securityContext: {runAsNonRoot: true}\nports: [{containerPort: 5000}]')),
    '!contract-user',
    '!contract-not-tried',
  ),
  fits(
    'contract: rules that Docker cannot imitate',
    under(WEB, deployment('ports: [{containerPort: 5000}]', 'hostPID: true')),
    'contract-not-tried',
  ),
  fits(
    'contract: a probe that passes',
    under(WEB, deployment(`readinessProbe: ${get(5000, '/ready')}`)),
    '!contract-port',
  ),
  fits(
    'contract: a redirect to the same host',
    under(redirects('/there'), deployment(`readinessProbe: ${get(5000, '/')}`)),
    '!contract-probe',
  ),
  fits(
    'contract: a redirect to another host',
    under(redirects('https://login.example.org/'), deployment(`readinessProbe: ${get(5000, '/')}`)),
    '!contract-probe',
  ),
  fits(
    'contract: restricted, with a folder to write to',
    under(
      WRITES,
      deployment(
        'securityContext: {runAsNonRoot: true, readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}\nvolumeMounts: [{name: cache, mountPath: /cache}]',
        'volumes: [{name: cache, emptyDir: {}}]',
      ),
    ),
  ),
  fits(
    'contract: a command in the container',
    under(WEB, deployment('livenessProbe: {exec: {command: [test, -f, /www/ready]}}')),
    '!contract-command',
  ),
  fits(
    'contract: a startup probe gives it the time',
    under(
      slow(4, 0),
      deployment(
        `startupProbe: ${get(5000, '/', ', periodSeconds: 1, failureThreshold: 60')}\nlivenessProbe: ${get(5000, '/', ', periodSeconds: 1')}`,
      ),
      ...(['k8s.yaml', '--timeout', '15s'] as const),
    ),
    '!contract-probe-timing',
  ),
  fits(
    'contract: a command before the stop',
    under(
      WEB,
      deployment('lifecycle: {preStop: {exec: {command: [sleep, "1"]}}}', 'terminationGracePeriodSeconds: 5'),
    ),
    '!contract-grace',
  ),
  fits(
    'contract: a job of an image that exposes a port',
    under(busybox('EXPOSE 5000', 'CMD ["httpd", "-f", "-p", "5000"]'), JOB),
  ),
  fails(
    'contract: a job that does not end',
    'unexpected-answer',
    /has not ended after \d/,
    under(WEB, JOB.replace('command: ["true"]', 'command: [sleep, "60"]')),
    { settings: ['--contract', 'CONTEXT/k8s.yaml'] },
  ),
  fits('contract: a worker of an image that exposes a port', {
    ...under(WEB, 'web: httpd -f -p $PORT -h /www\nworker: exec sleep 60\n', 'Procfile'),
    settings: ['--contract', 'CONTEXT/Procfile#worker'],
  }),
  disagrees(
    'contract: a line for a shell with a program that is not in the image',
    'contract-command',
    /probes with `curl -f http:\/\/localhost:5000` .* lacks `\/bin\/sh` or a program/,
    under(
      WEB,
      'services:\n  web:\n    build: .\n    ports: ["80:5000"]\n    healthcheck: {test: "curl -f http://localhost:5000"}\n',
      'compose.yaml',
    ),
  ),
  disagrees(
    'contract: a path of render.yaml',
    'contract-probe',
    /\/healthz \(render\.yaml:2\); \/healthz answers 404/,
    under(
      busybox('CMD ["sh", "-c", "exec httpd -f -p $PORT"]'),
      'services:\n- {type: web, name: api, runtime: docker, healthCheckPath: /healthz}\n',
      'render.yaml',
    ),
  ),
  fits('contract: a job', under(busybox('CMD ["httpd", "-f"]'), JOB)),
  fits(
    'contract: PORT that the app obeys',
    under(busybox('CMD ["sh", "-c", "exec httpd -f -p $PORT"]'), KNATIVE),
    '!contract-port',
  ),
  fits(
    'contract: internal_port that fits',
    under(WEB, 'app = "api"\n[http_service]\ninternal_port = 5000\n', 'fly.toml'),
  ),
  passes(
    'contract: found, and only warns',
    { files: { ...WEB.files, 'fly.toml': 'app = "api"\n[http_service]\ninternal_port = 8080\n' } },
    { notes: ['contract-port'] },
  ),
  passes(
    'contract: found, and would start it otherwise',
    {
      files: {
        ...WEB.files,
        'fly.toml': 'app = "api"\n[env]\nPORT = "8080"\n[http_service]\ninternal_port = 8080\n',
      },
    },
    { notes: ['!contract-port'] },
  ),
]
