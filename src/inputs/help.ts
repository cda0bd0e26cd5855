/** `--help`, made from the table of settings so that it cannot leave one out. */
import { SETTINGS, type Setting } from './table.ts'

const PLACEHOLDERS: Record<Setting['kind'], string> = {
  text: 'X',
  boolean: 'BOOL',
  list: 'X',
  ports: 'N',
  probes: 'PROBE',
  duration: 'TIME',
  size: 'SIZE',
  cpus: 'N',
  words: 'WORDS',
  choice: 'WORD',
  secret: 'TOKEN',
}

export function helpText(): string {
  const rows = SETTINGS.filter(({ name }) => name !== 'path').map((setting: Setting) => [
    `--${setting.name} ${PLACEHOLDERS[setting.kind]}`,
    setting.about + fallback(setting),
  ])
  const width = Math.max(...rows.map(([option = '']) => option.length))
  return [
    'Usage: sea-trial [PATH] [options]',
    'Builds the Dockerfile in PATH (default .), runs the image, proves from outside that it',
    'is healthy, weighs its layers, and says whether it is seaworthy.',
    '',
    ...rows.map(([option = '', about = '']) => `  ${option.padEnd(width)}  ${about}`),
    '  --help, --version',
    '',
    'Options that take lines may be repeated. Times: 90s, 2m. Sizes: 250MB, 1GiB.',
    'Exit code: 0 seaworthy, 1 not seaworthy, 2 wrong settings, 3 could not be tried.',
  ].join('\n')
}

function fallback(setting: Setting): string {
  const text = setting.cliDefault ?? setting.default ?? ''
  const choices = setting.choices ? `: ${setting.choices.join(', ')}` : ''
  return choices + (text === '' ? '' : ` (default: ${text})`)
}
