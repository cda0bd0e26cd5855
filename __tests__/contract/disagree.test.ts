import { expect, test } from '@jest/globals'
import { disagreements, type Contract } from '../../src/contract/index.ts'
import { readContractFile } from '../../src/contract/read.ts'

const read = (text: string, file: string): Contract[] => [...readContractFile(text, file, null).contracts]
const fly = (text: string) => read(text, 'fly.toml')
const compose = (more: string) => read(`services:\n  web:\n    build: .\n${more}`, 'compose.yaml')

test.each<[string, Contract[], string[]]>([
  [
    'ports',
    [...fly('[http_service]\ninternal_port = 8080\n'), ...compose('    expose: [5000, 5001]\n')],
    ['fly.toml:2 says port 8080, compose.yaml:4 says 5000, 5001'],
  ],
  [
    'a port in common',
    [...fly('[http_service]\ninternal_port = 8080\n'), ...compose('    expose: [5000, 8080]\n')],
    [],
  ],
  ['one says nothing', [...fly('[http_service]\ninternal_port = 8080\n'), ...compose('')], []],
  [
    'memory',
    [...fly('[[vm]]\nmemory = "1gb"\n'), ...compose('    mem_limit: 512m\n')],
    ['fly.toml:2 says memory limit 1.07 GB, compose.yaml:4 says 537 MB'],
  ],
  [
    'command',
    [...fly('[processes]\nweb = "npm start"\n'), ...compose('    command: [npm, run, dev]\n')],
    ['fly.toml:2 says command npm start, compose.yaml:4 says npm run dev'],
  ],
  [
    'the same command',
    [...fly('[processes]\nweb = "npm start"\n'), ...compose('    command: npm start\n')],
    [],
  ],
  [
    'probe path',
    [
      ...fly('[http_service]\n[[http_service.checks]]\npath = "/up"\n'),
      ...read('{"deploy": {"healthcheckPath": "/healthz"}}', 'railway.json'),
    ],
    ['fly.toml:3 says probe path /up, railway.json:1 says /healthz'],
  ],
  [
    'user',
    [...compose('    user: node\n'), ...read('{"containerUser": "0"}', '.devcontainer/devcontainer.json')],
    ['compose.yaml:4 says user node, .devcontainer/devcontainer.json:1 says 0'],
  ],
])('%s', (_, contracts, sentences) => {
  expect(contracts).toHaveLength(2)
  expect(disagreements(contracts)).toEqual(sentences)
})
