/** What a path answers is compared with an earlier run: two versions of a small server. */
import { afterAll, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { reportOf } from '../support/dist.ts'
import { engineEnv } from '../support/engines.ts'

const folder = mkdtempSync(join(tmpdir(), 'surface-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A server that answers so; each answer has another date, request id and cookie. */
const server = (status: number, headers: Record<string, string>) => `
import http.server, signal, sys, time
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(${status})
        for name, value in ${JSON.stringify(headers)}.items():
            self.send_header(name, value)
        self.send_header('X-Request-Id', str(time.time()))
        self.send_header('Set-Cookie', f'sid={time.time_ns()}; HttpOnly')
        self.end_headers()
http.server.HTTPServer(('', 8000), Handler).serve_forever()
`

function trial(program: string, ...more: string[]) {
  const file = join(folder, 'server.py')
  writeFileSync(file, program)
  const args = [
    '--image',
    'python:3.10',
    '--volumes',
    `${file}:/server.py:ro`,
    '--port',
    '8000',
    '--soak',
    '1s',
  ]
  return reportOf(
    [...args, '--rehearse', 'none', '--command', 'python3 /server.py', ...more],
    engineEnv('new'),
  )
}

test('a redirect to a login is one line, and nothing that differs each time', async () => {
  const before = await trial(server(200, { 'Content-Type': 'text/html' }))
  const file = join(folder, 'before.json')
  writeFileSync(file, before.stdout)
  const after = await trial(
    server(302, { Location: 'http://localhost:8000/login?next=/', 'Content-Type': 'text/html' }),
    '--baseline',
    file,
  )
  const target = 'http://127.0.0.1:8000/'
  expect(after.report.verdict).toBe('pass')
  expect(after.report.delta?.surface).toEqual([
    { target, what: 'status', before: '200', after: '302' },
    { target, what: 'location', before: null, after: '/login?next=/' },
  ])
  expect(after.stderr).toContain('GET / was 200, is 302 to /login?next=/.')
})
