import { expect, test } from '@jest/globals'
import { containerFlags } from '../../../src/report/reproduce/container-flags.ts'
import { plainContainer } from '../../support/plain.ts'

test('no options without settings', () => expect(containerFlags(plainContainer, '/work')).toEqual([]))

test('each setting as its option of `docker run`', () => {
  const flags = containerFlags(
    {
      volumes: [
        { source: { kind: 'path', path: '/here' }, target: '/a', options: ['ro', 'z'] },
        { source: { kind: 'name', name: 'cache' }, target: '/b', options: [] },
        { source: null, target: '/c', options: [] },
      ],
      tmpfs: [
        { path: '/run', options: 'size=1m' },
        { path: '/tmp', options: '' },
      ],
      user: '1000:0',
      readOnly: true,
      capAdd: ['CHOWN'],
      capDrop: ['ALL'],
      securityOpt: [{ flag: 'seccomp=p.json', value: 'seccomp={}' }],
      pidsLimit: -1,
      shmSize: 4096,
      ulimits: [{ name: 'nofile', soft: 1, hard: 2 }],
      addHost: ['db:10.0.0.1'],
      dns: ['9.9.9.9'],
      init: true,
      gpus: { count: 0, devices: ['0', '1'], driver: '', capabilities: ['gpu'] },
    },
    '/work',
  )
  expect(flags.join(' ')).toBe(
    '--volume /here:/a:ro,z --volume cache:/b --volume /c --tmpfs /run:size=1m --tmpfs /tmp --user 1000:0' +
      ' --cap-drop ALL --cap-add CHOWN --security-opt seccomp=p.json --pids-limit -1 --shm-size 4096' +
      ' --ulimit nofile=1:2 --add-host db:10.0.0.1 --dns 9.9.9.9 --gpus \'"device=0,1"\' --read-only --init',
  )
})

test.each([
  [-1, 'all'],
  [2, '2'],
])('%s GPUs', (count, text) => {
  const gpus = { count, devices: [], driver: '', capabilities: ['gpu'] }
  expect(containerFlags({ ...plainContainer, gpus }, '/work')).toEqual(['--gpus', text])
})
