/** Time from the moment the app can answer (by its own clock) until the probe passes, by kind of probe. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../measured.ts'
import { p95 } from '../rounds.ts'
import { ms, type Row } from '../table.ts'

const STARTS = 20
const IMAGE = 'bench-lag-kinds'

/** By kind: the probe, and the probe that the Report must contain. Commands and HEALTHCHECKs take their own time. */
const PROBES: Readonly<Record<string, string>> = {
  auto: 'auto',
  http: 'http://:8080/ status=200 body~"ok"',
  https: 'https://:8443/',
  tcp: 'tcp://:9090',
  udp: 'udp://:5353 send="ping" answer~"pong"',
  log: 'log "READY"',
}

/** Opens all its ports at once, at a random moment. */
const APP = `import http.server, random, socket, ssl, threading, time
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers(); self.wfile.write(b"ok")
    def log_message(self, *args): pass
def echo(udp):
    while True:
        _, sender = udp.recvfrom(100); udp.sendto(b"pong", sender)
def take(tcp):
    while True: tcp.accept()
time.sleep(random.uniform(0.1, 2))
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER); context.load_cert_chain("/cert.pem", "/key.pem")
plain = http.server.ThreadingHTTPServer(("0.0.0.0", 8080), Answer)
secure = http.server.ThreadingHTTPServer(("0.0.0.0", 8443), Answer)
secure.socket = context.wrap_socket(secure.socket, server_side=True)
tcp = socket.create_server(("0.0.0.0", 9090))
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); udp.bind(("0.0.0.0", 5353))
for work in (plain.serve_forever, secure.serve_forever, lambda: echo(udp), lambda: take(tcp)):
    threading.Thread(target=work).start()
print("READY", time.time(), flush=True)
`

export async function lagRows(folder: string, env: NodeJS.ProcessEnv): Promise<Row[]> {
  const context = join(folder, 'lag')
  mkdirSync(context)
  writeFileSync(join(context, 'app.py'), APP)
  for (const name of ['cert.pem', 'key.pem'])
    cpSync(join('__tests__/smoke/fixtures', name), join(context, name))
  writeFileSync(
    join(context, 'Dockerfile'),
    'FROM python:3.10\nEXPOSE 8080\nCOPY app.py cert.pem key.pem /\nCMD ["python3", "/app.py"]\n',
  )
  execFileSync('docker', ['build', '-q', '-t', IMAGE, context], { env, stdio: 'ignore' })
  const rows: Row[] = []
  for (const [kind, probe] of Object.entries(PROBES)) {
    const lags: number[] = []
    for (let start = 0; start < STARTS; start++) lags.push(await lagOf(probe, folder, env))
    rows.push([`readiness lag p95 over ${STARTS} starts, ${kind}`, ms(p95(lags)), 'target ≤ 30 ms'])
  }
  execFileSync('docker', ['rmi', '-f', IMAGE], { env, stdio: 'ignore' })
  return rows
}

async function lagOf(probe: string, folder: string, env: NodeJS.ProcessEnv): Promise<number> {
  const file = join(folder, 'report.json')
  const args = ['dist/index.js', '--image', IMAGE, '--soak', '0', '--report', file, '--probe', probe]
  await run(process.execPath, args, { env })
  const { smoke } = JSON.parse(readFileSync(file, 'utf8')) as {
    smoke: { readyAt: string; log: { tail: string[] } }
  }
  const ready = Number(/READY ([\d.]+)/.exec(smoke.log.tail.join('\n'))?.[1])
  return new Date(smoke.readyAt).getTime() / 1000 - ready
}
