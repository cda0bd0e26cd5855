import { expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { placesOf } from '../../../src/app/watch/places.ts'
import { readRequest } from '../../../src/inputs/index.ts'
import '../../support/contract-readers.ts'

test('every file that a trial writes is its own: none of them starts the next trial', () => {
  const files = {
    report: '/r.json',
    sarif: '/s.sarif',
    html: '/p.html',
    predicate: '/p.json',
    'log-file': '/log',
  }
  const args = Object.entries(files).map(([name, file]) => `--${name}=${file}`)
  const request = readRequest('command', ['.', ...args], {}, process.cwd(), '0')
  const images = request.kind === 'trial' ? [request.inputs] : []
  expect([...placesOf(images).own].sort()).toEqual(Object.values(files).sort())
})

test.each([
  [['--contract=deploy.yaml'], ['deploy.yaml']],
  [['--contract=auto'], ['fly.toml']],
])('files that the settings are read from are watched: %j', (contract, named) => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'watched-')))
  mkdirSync(join(folder, '.git'))
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
  write('Dockerfile', 'FROM scratch\n')
  write('my.env', 'A=1\n')
  write('token', 'x')
  write('fly.toml', 'app = "a"\n[http_service]\ninternal_port = 80\n')
  write(
    'deploy.yaml',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  template:\n    spec:\n      containers: [{name: a, image: a}]\n',
  )
  const args = ['.', '--env-file=my.env', '--build-secrets=id=token,src=token', ...contract]
  const request = readRequest('command', args, {}, folder, '0')
  const images = request.kind === 'trial' ? [request.inputs] : []
  const { files } = placesOf(images, [join(folder, 'docker-bake.hcl')])
  for (const name of ['my.env', 'token', 'docker-bake.hcl', ...named])
    expect(files).toContain(join(folder, name))
})
