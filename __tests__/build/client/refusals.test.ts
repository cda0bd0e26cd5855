import { expect, test } from '@jest/globals'
import { buildxLack, throwLostBuilder, throwRefusal } from '../../../src/build/client/refusals.ts'

test.each<[string | null, string | null]>([
  ['github.com/docker/buildx 0.29.1+ds1 0.29.1+ds1-4', null],
  ['github.com/docker/buildx v0.13.0 0de5f1c', null],
  ['github.com/docker/buildx v1.0.0 0de5f1c', null],
  ['github.com/docker/buildx 3f4ab2c made from source', null],
  ['github.com/docker/buildx v0.12.1 30feaa1', 'buildx 0.12.1 is older than 0.13'],
  ['github.com/docker/buildx v0.9.1-docker 9.1', 'buildx 0.9.1 is older than 0.13'],
  ['buildah 1.28.2', 'buildx is not installed'],
  ['', 'buildx is not installed'],
  [null, 'buildx is not installed'],
])('%s', (output, lack) => {
  expect(buildxLack(output)).toBe(lack)
})

/** As buildx 0.29 prints them. */
test.each([
  [
    'granting entitlement security.insecure is not allowed by build daemon configuration',
    'The builder must know and grant what `allow` and `build-network` ask for.',
  ],
  [
    'failed to convert agent config {default [] false}: invalid empty ssh agent socket: make sure SSH_AUTH_SOCK is set',
    '`ssh` is `default` where an SSH agent runs (SSH_AUTH_SOCK), or `ID=FILE` with a key that can be read.',
  ],
  [
    'invalid tag "UPPER:1": repository name must be lowercase',
    '`tags` takes references such as app:1.2, in lower case.',
  ],
])('%s', (words, hint) => {
  expect(() => throwRefusal(words)).toThrow(expect.objectContaining({ code: 'settings', hint, exit: 2 }))
})

test('other words are no refusal', () => expect(() => throwRefusal('exit code: 1')).not.toThrow())

/** As buildx 0.29 prints them. */
test.each([
  [
    '[internal] booting buildkit',
    'error for bootstrap "kube0": Get "https://127.0.0.1:1/apis/apps/v1/namespaces/default/deployments/kube0": dial tcp 127.0.0.1:1: connect: connection refused',
    'The Kubernetes cluster of the builder does not respond: ',
  ],
  [
    '[internal] waiting for connection',
    'context deadline exceeded',
    'The builder did not accept a connection within buildx’s time limit: ',
  ],
  [
    'RUN make',
    'failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF',
    'The connection to the builder was lost during the build: ',
  ],
  ['[internal] booting buildkit', 'no such image', 'The builder does not respond: '],
])('a builder is lost: %s: %s', (step, words, sentence) => {
  expect(() => throwLostBuilder(step, words)).toThrow(sentence + words)
})

test('a step that fails on the builder is no lost builder', () => {
  expect(() => throwLostBuilder('RUN make', 'exit code: 2')).not.toThrow()
})
