import { expect, test } from '@jest/globals'
import { browserCommand, startBrowser } from '../../../src/app/commands/browser.ts'

const file = '/tmp/a b.html'

test.each([
  ['linux', { DISPLAY: ':0' }, ['xdg-open', file]],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, ['xdg-open', file]],
  ['linux', {}, null],
  ['darwin', {}, ['open', file]],
  ['win32', {}, ['rundll32.exe', 'url.dll,FileProtocolHandler', file]],
  ['darwin', { CI: 'true' }, null],
] as const)('on %s with %j', (platform, env, expected) => {
  expect(browserCommand(file, platform, env)).toEqual(expected)
})

test('a program that is missing is a sentence', async () => {
  expect(await startBrowser(['/nonexistent/browser', file], {})).toContain('ENOENT')
})
